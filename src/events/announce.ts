import type { EntityManager } from '@mikro-orm/postgresql';
import { readMarkSql } from './mark.ts';
import { type Change, packChange } from './topics.ts';

export const channel = 'pasteup';

/** Postgres takes payloads of less than 8,000 bytes; a mark has less than 100. */
const maxPayloadBytes = 7000;

export interface Announcer {
  em: EntityManager;
  /** What is announced when the transaction of `em` ends; null outside of one. */
  announced: Change[] | null;
}

/**
 * The only way in which a change is told, but for what triggers count (docs/decisions/account-usage.md): when, and only
 * when, the transaction it belongs to commits. A transaction tells all its changes at once, at its end, as the lock that a
 * NOTIFY takes is everybody's. Only progress, which moves no mark, may be announced after its transaction.
 */
export async function announce(ctx: Announcer, ...changes: Change[]): Promise<void> {
  if (ctx.announced) ctx.announced.push(...changes);
  else await notify(ctx.em, changes);
}

/** Tells what was announced in the transaction that is about to end. */
export async function notify(em: EntityManager, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const payloads = writePayloads(changes);
  const notification = `pg_notify(?, '[["mark","' || mark || '"],' || ?::text)`;
  await em.execute(
    `select ${payloads.map(() => notification).join(', ')} from (select ${readMarkSql} as mark) now`,
    payloads.flatMap((payload) => [channel, payload.slice(1)]),
  );
}

/** JSON lists of at most 7,000 bytes, every change once. */
export function writePayloads(changes: readonly Change[]): string[] {
  const payloads: string[] = [];
  let items: string[] = [];
  let byteSize = 2;
  const end = () => {
    if (items.length > 0) payloads.push(`[${items.join(',')}]`);
    items = [];
    byteSize = 2;
  };
  for (const item of new Set(changes.map((change) => JSON.stringify(packChange(change))))) {
    const itemBytes = Buffer.byteLength(item) + 1;
    if (byteSize + itemBytes > maxPayloadBytes) end();
    items.push(item);
    byteSize += itemBytes;
  }
  end();
  return payloads;
}
