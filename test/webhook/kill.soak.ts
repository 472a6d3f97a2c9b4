import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/context/transaction.ts';
import { noteEvent } from '../../src/services/webhook/note-event.ts';
import { startMain } from '../main-program.ts';
import { runSql } from '../sql.ts';
import { startReceiver } from './receiver.ts';
import { allowLoopback, openWebhookBed, type WebhookBed } from './webhook-bed.ts';

const rounds = 10;

let bed: WebhookBed;

beforeAll(async () => {
  bed = await openWebhookBed();
});
afterAll(() => bed.close());

const startWorker = () =>
  startMain({
    dataDir: bed.app.dataDir,
    env: { ...allowLoopback, DATABASE_URL: bed.app.databaseUrl, ROLE: 'worker', MODEL_PRECISION: 'int8' },
  });

/** Facts that are true, and one that is rolled back. */
async function note(round: number): Promise<void> {
  const facts = Array.from({ length: 20 }, (_, i) => ({
    type: 'IMAGE_READY' as const,
    imageId: `${round}.${i}`,
  }));
  await bed.note(...facts);
  const undone = inTransaction(bed.ctx, async (inner) => {
    noteEvent(inner, { type: 'IMAGE_READY', accountId: bed.accountId, imageId: 'undone' });
    await inner.em.execute('select 1 / 0');
  });
  await expect(undone).rejects.toThrow();
}

test('whenever its worker is killed, each event of a fact arrives, with one id, and none of what was undone', async () => {
  const receiver = await startReceiver();
  const { id } = await bed.create(receiver.url);
  for (let round = 0; round < rounds; round++) {
    // Committed while nobody is there to send it; by the next worker, which dies in the middle of it: at once when a request
    // has come, or when it was answered, or somewhat later.
    await note(round);
    const before = receiver.received.length;
    const answered = Promise.withResolvers<void>();
    receiver.answer(async (response) => {
      if (round % 3 !== 0) response.writeHead(204).end();
      answered.resolve();
    });
    const worker = startWorker();
    await receiver.untilReceived(before + 1 + (round % 3) * 4);
    await answered.promise;
    worker.process.kill('SIGKILL');
    await worker.exited;
  }
  receiver.answer(204);
  const last = startWorker();
  await expect
    .poll(
      () =>
        runSql(
          bed.app,
          'select status, count(*)::int as count from webhook_delivery where endpoint_id = $1 group by status',
          [id],
        ),
      { timeout: 120_000, interval: 500 },
    )
    .toEqual([{ status: 'SUCCEEDED', count: rounds * 20 }]);
  await last.stop();
  const events = await runSql<{ id: string }>(bed.app, 'select id from webhook_event where account_id = $1', [
    bed.accountId,
  ]);
  const came = receiver.received.map(({ headers }) => headers['webhook-id'] as string);
  expect(new Set(came)).toEqual(new Set(events.map((event) => event.id)));
  expect(receiver.received.some(({ body }) => body.includes('undone'))).toBe(false);
  console.log(`${events.length} events came in ${came.length} requests over ${rounds} killed workers`);
  await receiver.close();
});
