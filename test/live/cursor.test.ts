import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemContext } from '../../src/context/context.ts';
import { inTransaction } from '../../src/context/transaction.ts';
import { announce } from '../../src/events/announce.ts';
import { createId } from '../../src/schema/id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { addJobs, readAccountId } from './rows.ts';

/** Whoever goes on behind a cursor is told whatever was committed after it, however long it was held open. */
let app: TestApp;
let client: TestClient;
let accountId: string;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  client = await signUp(app.url);
  accountId = await readAccountId(app, client.apiKey as string);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const execute = <Row>(sql: string, values: unknown[] = []) =>
  app.contexts.forSystem().em.execute<Row[]>(sql, values);

const query = `subscription ($after: String) { update: jobsUpdated(after: $after) {
  job { id attempt } deletedId cursor isCaughtUp } }`;

interface Event {
  update: {
    job: { id: string; attempt: number } | null;
    deletedId: string | null;
    cursor: string;
    isCaughtUp: boolean;
  };
}

/** One who knows nothing but what events tell, and goes on behind the last of them. */
function createWatcher() {
  const known = new Map<string, number>();
  let cursor: string | null = null;
  let events: AsyncIterableIterator<{ data?: Event | null }> | null = null;
  let hasCaughtUp = Promise.withResolvers<void>();

  async function read(from: NonNullable<typeof events>): Promise<void> {
    for await (const { data } of from) {
      // What was on the way when the line was cut.
      if (from !== events || !data) return;
      const { job, deletedId, isCaughtUp } = data.update;
      cursor = data.update.cursor;
      if (job) known.set(job.id, job.attempt);
      if (deletedId) known.delete(deletedId);
      if (isCaughtUp) hasCaughtUp.resolve();
    }
  }
  return {
    known,
    async cut() {
      const before = events;
      events = null;
      await before?.return?.();
    },
    go() {
      hasCaughtUp = Promise.withResolvers();
      events = client.subscribe<Event>(query, { after: cursor });
      void read(events);
    },
    catchUp: () => hasCaughtUp.promise,
  };
}

/** A transaction that stands open until it is ended. */
async function openTransaction() {
  const opened = Promise.withResolvers<SystemContext>();
  const ending = Promise.withResolvers<boolean>();
  const done = inTransaction(app.contexts.forSystem(), async (inner) => {
    opened.resolve(inner);
    if (!(await ending.promise)) throw new Error('Rolled back.');
  }).catch(() => undefined);
  const inner = await opened.promise;
  return {
    async run(id: string, sql: string): Promise<void> {
      await inner.em.execute(sql, [id]);
      await announce(inner, { topic: 'job', id, accountId });
    },
    end(isCommitted: boolean): Promise<void> {
      ending.resolve(isCommitted);
      return done;
    },
  };
}

const sessions = 3;
const changes = {
  change: 'update job set attempt = attempt + 1, claim = claim + 1 where id = ?',
  delete: 'delete from job where id = ?',
};

interface Step {
  what: keyof typeof changes | 'create' | 'commit' | 'rollback' | 'cut' | 'go' | 'rest';
  session: number;
  /** Of the jobs of the session, so that none waits for the lock of another. */
  job: number;
}

const someSteps = fc.array(
  fc.record<Step>({
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constant('change' as const) },
      { weight: 3, arbitrary: fc.constant('commit' as const) },
      { weight: 2, arbitrary: fc.constantFrom('cut', 'go', 'rest') },
      { weight: 1, arbitrary: fc.constantFrom('create', 'delete', 'rollback') },
    ),
    session: fc.nat({ max: sessions - 1 }),
    job: fc.nat({ max: 2 }),
  }),
  { minLength: 20, maxLength: 60 },
);

async function expectNothingLost(steps: Step[]): Promise<void> {
  await execute('delete from job where account_id = ?', [accountId]);
  const ids = await addJobs(app, accountId, 3 * sessions);
  await execute(`update job set status = 'QUEUED' where account_id = ?`, [accountId]);
  const jobs = Array.from({ length: sessions }, (_, n) => ids.slice(3 * n, 3 * n + 3));
  const open = new Map<number, Awaited<ReturnType<typeof openTransaction>>>();
  const watcher = createWatcher();
  watcher.go();
  await watcher.catchUp();
  for (const { what, session: some, job } of steps) {
    // What moves the account's usage locks it, until its transaction ends: one of them does.
    const session = what === 'create' || what === 'delete' ? 0 : some;
    if (what === 'rest') await new Promise((resolve) => setTimeout(resolve, job));
    else if (what === 'cut') await watcher.cut();
    else if (what === 'go') watcher.go();
    else if (what === 'commit' || what === 'rollback') {
      await open.get(session)?.end(what === 'commit');
      open.delete(session);
    } else {
      const transaction = open.get(session) ?? (await openTransaction());
      open.set(session, transaction);
      if (what === 'create') {
        const id = createId('Job');
        jobs[session]!.push(id);
        await transaction.run(id, insert);
      } else await transaction.run(jobs[session]!.at(-1 - job)!, changes[what]);
    }
  }
  // What was begun first is committed last, under the eyes of the watcher or while it is away.
  for (const transaction of [...open.values()].reverse()) await transaction.end(true);
  await watcher.cut();
  watcher.go();
  await watcher.catchUp();
  await watcher.cut();
  const rows = await execute<{ id: string; attempt: number }>(
    'select id, attempt from job where account_id = ?',
    [accountId],
  );
  expect(new Map([...watcher.known].toSorted())).toEqual(
    new Map(rows.map(({ id, attempt }): [string, number] => [id, attempt]).toSorted()),
  );
}

const insert = `insert into job (id, account_id, kind, status, stage, progress, attempt, max_attempts, metrics, created_at)
  select ?, account_id, kind, 'QUEUED', stage, 0, 1, 3, metrics, now() from job order by id limit 1`;

test('whoever goes on behind a cursor is told what was committed after it, out of order and late', async () => {
  await fc.assert(fc.asyncProperty(someSteps, expectNothingLost), { numRuns: 25, endOnFailure: true });
}, 60_000);
