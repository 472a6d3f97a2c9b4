import type { SystemContext } from '../../context/context.ts';
import { AppError, explain } from '../../errors.ts';
import { Account } from '../../schema/account.ts';
import { findStorageOwner, installationKey } from './installation.ts';

/**
 * Says in the log, and in plain words on stderr, what is wrong with the storage, what is still to be set up, and whether
 * its files are another database's. It is no reason not to start: what is wrong now may come right while we run. One thing
 * is, and given back: an empty database beside the files of another one. Takes as long as the storage does; after
 * `signal` nothing more is said.
 */
export async function reportStorage(
  ctx: SystemContext,
  { signal }: { signal: AbortSignal },
): Promise<AppError | null> {
  const say = (level: 'warn' | 'error', event: string, problem: string | null) => {
    if (problem === null || signal.aborted) return;
    ctx.log[level]({ event, problem });
    console.error(`Storage: ${problem}`);
  };
  say('warn', 'storage.missed', await findProblem(ctx));
  if (signal.aborted) return null;
  // A storage that is away is not asked: the sweep will.
  const owner = await findStorageOwner(ctx).catch(() => 'ours' as const);
  if (owner === 'another' && (await ctx.em.fork().count(Account)) === 0) {
    ctx.log.error({ event: 'storage.refused', problem: emptyDatabase });
    return new AppError('SERVICE_UNAVAILABLE', emptyDatabase);
  }
  if (owner !== 'ours') say('error', 'storage.refused', foreignFiles);
  return null;
}

async function findProblem({ storage, config }: SystemContext): Promise<string | null> {
  try {
    await storage.check();
    return await storage.advise(config.publicUrl);
  } catch (error) {
    return explain(error);
  }
}

const foreignFiles =
  'The storage holds the files of another database. Check DATABASE_URL and the bucket or DATA_DIR; nothing is swept meanwhile. ' +
  `If they belong together all the same, delete the object "${installationKey}".`;

const emptyDatabase =
  'Expected the database whose files are in the storage, got an empty one: nothing is served, or people would sign up in ' +
  'the wrong one. Check DATABASE_URL, or DATA_DIR; a new major version of Postgres begins with an empty database beside ' +
  'the old. docs/backup-and-upgrade.md says how to restore one. To begin anew, name an empty bucket or DATA_DIR, or ' +
  `delete the object "${installationKey}" from the storage.`;
