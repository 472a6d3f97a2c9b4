import { createRequire } from 'node:module';
import type pg from 'pg';
import type { Tools } from '../../src/context/context.ts';

/** The ORM brings a driver of its own. */
const driver: typeof pg = createRequire(import.meta.resolve('@mikro-orm/postgresql'))('pg');

/** Where a process can be struck while it hides and purges: beside a statement, by its text, or a call to the storage. */
const statements = {
  'before hiding': ['before', 'with due as materialized'],
  'after hiding': ['after', 'update image set gone_at'],
  'after tombstones': ['after', 'update stored_object set deleted_at'],
  'after receipts': ['after', 'insert into purge_receipt'],
  'before the run row': ['before', 'insert into purge_run'],
  'after the run row': ['after', 'insert into purge_run'],
  'before the lease': ['before', 'update image set reaper'],
  'after the lease': ['after', 'update image set reaper'],
  'before the rows': ['before', 'with objects as (delete'],
  'after the rows': ['after', 'with objects as (delete'],
  'after the counts': ['after', 'update "purge_run"'],
  'after the jobs': ['after', 'delete from job'],
} as const satisfies Record<string, readonly ['before' | 'after', string]>;

const calls = ['before the objects', 'among the objects', 'after the objects'] as const;

export type PurgePoint = keyof typeof statements | (typeof calls)[number];

export const purgePoints = [...(Object.keys(statements) as (keyof typeof statements)[]), ...calls];

export function isPurgePoint(point: string): point is PurgePoint {
  return (purgePoints as string[]).includes(point);
}

/** Calls `strike` at the point, whenever the process comes to it. */
export function strikeInPurge(point: PurgePoint, { storage }: Tools, strike: () => void): void {
  if (point in statements) {
    const [when, begin] = statements[point as keyof typeof statements];
    strikeAtStatement(when, begin, strike);
    return;
  }
  const remove = storage.delete;
  storage.delete = async (keys) => {
    // A storage that is tried deletes too.
    if (keys[0]?.startsWith('check/')) return remove(keys);
    if (point === 'before the objects') strike();
    if (point === 'among the objects') {
      await remove(keys.slice(0, Math.ceil(keys.length / 2)));
      strike();
    }
    await remove(keys);
    strike();
  };
}

function strikeAtStatement(when: 'before' | 'after', begin: string, strike: () => void): void {
  const { query } = driver.Client.prototype;
  driver.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
    const [asked] = sent as [string | { text: string }];
    const text = (typeof asked === 'string' ? asked : asked.text).trim();
    const isIt = text.startsWith(begin);
    if (isIt && when === 'before') strike();
    const answer = Reflect.apply(query, this, sent) as unknown;
    if (isIt && when === 'after' && answer instanceof Promise) return answer.finally(strike);
    return answer;
  } as typeof query;
}
