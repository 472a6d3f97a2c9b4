import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { SystemContext } from '../../context/context.ts';
import { Secret } from '../../schema/secret.ts';
import { StoredObject } from '../../schema/stored-object.ts';

/** The object that names the database whose files lie beside it. */
export const installationKey = 'installation';

const name = 'installation';
const sampleSize = 100;

/** Of this database, of another that its mark names, or of none that can be told: files without a mark, none of them known. */
export type StorageOwner = 'ours' | 'another' | 'unknown';

/**
 * Whose the files in the storage are. A process that was given the bucket of another installation, or an empty database
 * for its own, finds no row for any file there, and would take all of them for orphans. The first that asks leaves a mark,
 * unless there are files and none of them is known.
 */
export async function findStorageOwner(ctx: SystemContext): Promise<StorageOwner> {
  const id = await readInstallationId(ctx);
  if (!(await ctx.storage.stat(installationKey))) {
    if (!(await knowsFiles(ctx))) return 'unknown';
    await ctx.storage.put(installationKey, Buffer.from(id), { mimeType: 'text/plain' });
  }
  return (await readMark(ctx)) === id ? 'ours' : 'another';
}

async function readMark({ storage }: SystemContext): Promise<string> {
  return text(await storage.read(installationKey));
}

async function readInstallationId({ em }: SystemContext): Promise<string> {
  const own = em.fork();
  await own.upsert(
    Secret,
    { name, keys: [randomUUID()] },
    { onConflictFields: ['name'], onConflictAction: 'ignore' },
  );
  const { keys } = await own.findOneOrFail(Secret, { name });
  return keys[0] as string;
}

/** True as well where there are none. */
async function knowsFiles(ctx: SystemContext): Promise<boolean> {
  const keys: string[] = [];
  for await (const { key } of ctx.storage.list('')) {
    if (key.startsWith('check/')) continue;
    keys.push(key);
    if (keys.length === sampleSize) break;
  }
  return keys.length === 0 || (await ctx.em.fork().count(StoredObject, { key: { $in: keys } })) > 0;
}
