import type { SystemContext } from '../../context/context.ts';
import { explain } from '../../errors.ts';
import { installationKey, ownsStorage } from './installation.ts';

/**
 * Says in the log, and in plain words on stderr, what is wrong with the storage, what is still to be set up, and whether
 * its files are another database's. It is no reason not to start: what is wrong now may come right while we run. Takes as
 * long as the storage does; after `signal` nothing more is said.
 */
export async function reportStorage(ctx: SystemContext, { signal }: { signal: AbortSignal }): Promise<void> {
  const say = (level: 'warn' | 'error', event: string, problem: string | null) => {
    if (problem === null || signal.aborted) return;
    ctx.log[level]({ event, problem });
    console.error(`Storage: ${problem}`);
  };
  say('warn', 'storage.missed', await findProblem(ctx));
  if (!signal.aborted) say('error', 'storage.refused', await findForeignFiles(ctx));
}

async function findProblem({ storage, config }: SystemContext): Promise<string | null> {
  try {
    await storage.check();
    return await storage.advise(config.publicUrl);
  } catch (error) {
    return explain(error);
  }
}

/** A storage that is away is not asked: the sweep will. */
async function findForeignFiles(ctx: SystemContext): Promise<string | null> {
  if (await ownsStorage(ctx).catch(() => true)) return null;
  return (
    'The storage holds the files of another database. Check DATABASE_URL and the bucket or DATA_DIR; nothing is swept meanwhile. ' +
    `If they belong together all the same, delete the object "${installationKey}".`
  );
}
