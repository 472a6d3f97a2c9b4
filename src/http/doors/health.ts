import { setTimeout } from 'node:timers/promises';
import express, { type Router } from 'express';
import type { Contexts, SystemContext } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { deadQueue } from '../../services/job/queue-name.ts';

const timeoutMs = 3000;
/** The storage is tried by writing to it, and anyone may ask: those who ask within so long share one try. */
const sharedMs = 2000;
/** Supervisors ask every few seconds. */
const maxGapMs = 120_000;

/** Throws, or says what is wrong in words for anyone, as anyone may ask; null is well. */
type Check = (ctx: SystemContext) => Promise<string | null>;

const checks = {
  async database(ctx: SystemContext) {
    await ctx.em.execute('select 1');
    return null;
  },
  async model(ctx: SystemContext) {
    const model = ctx.imaging.models().find((one) => one.isDefault);
    if (model?.ready) return null;
    ctx.log.warn({ event: 'model.refused', model: model?.name, reason: model?.reason });
    return `The file of ${model?.name ?? 'the default model'} is missing or altered. The log says more.`;
  },
  async queue(ctx: SystemContext) {
    return (await ctx.queue.getQueue(deadQueue)) ? null : 'There is no queue.';
  },
} satisfies Record<string, Check>;

function createStorageCheck(): Check {
  let latest: Promise<null> = Promise.resolve(null);
  let startedAt = Number.NEGATIVE_INFINITY;
  return ({ storage }) => {
    if (performance.now() - startedAt > sharedMs) {
      startedAt = performance.now();
      latest = storage.check().then(() => null);
      // Of a failure, those who ask together hear; who asks later may find it mended.
      latest.catch(() => {
        startedAt = Number.NEGATIVE_INFINITY;
      });
    }
    return latest;
  };
}

export interface HealthOptions {
  /** So long a process may be without its database. Default: 5 min. */
  patienceMs?: number;
}

/**
 * `/health/live`: the process answers, and has met its database within minutes: one that does not find it again by itself
 * is better started anew. `/health/ready`: every part it needs does; 503 names those that do not.
 */
export function createHealthRouter(contexts: Contexts, { patienceMs = 300_000 }: HealthOptions = {}): Router {
  const router = express.Router();
  const parts = { ...checks, storage: createStorageCheck() };
  let awaySince: number | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  router.get('/live', (_req, res) => {
    // Between two questions that are far apart it may have been well.
    if (performance.now() - askedAt > maxGapMs) awaySince = null;
    askedAt = performance.now();
    // The answer does not wait for it: the next one knows.
    void run(contexts.forSystem(), parts.database).then((problem) => {
      awaySince = problem === null ? null : (awaySince ?? performance.now());
    });
    const awayMs = awaySince === null ? 0 : performance.now() - awaySince;
    if (awayMs <= patienceMs) return void res.json({ status: 'ok' });
    const problem = `The database has not answered for ${Math.round(awayMs / 1000)} s.`;
    res.set('Cache-Control', 'no-store');
    res.status(503).json({ status: 'unavailable', parts: { database: problem } });
  });
  router.get('/ready', async (_req, res) => {
    const ctx = contexts.forSystem();
    const results = await Promise.all(
      Object.entries(parts).map(async ([name, check]) => [name, await run(ctx, check)] as const),
    );
    const isReady = results.every(([, problem]) => problem === null);
    res
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({
        status: isReady ? 'ok' : 'unavailable',
        parts: Object.fromEntries(results.map(([name, problem]) => [name, problem ?? 'ok'])),
      });
  });
  return router;
}

async function run(ctx: SystemContext, check: Check): Promise<string | null> {
  try {
    return await Promise.race([
      check(ctx),
      setTimeout(timeoutMs, `No answer within ${timeoutMs} ms.`, { ref: false }),
    ]);
  } catch (error) {
    ctx.log.warn({ event: 'health.failed', err: error });
    // The database's own words name hosts and users.
    return error instanceof AppError ? error.message : 'It does not answer. The log says why.';
  }
}
