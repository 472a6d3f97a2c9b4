import express, { type Router } from 'express';
import type { Contexts } from '../../context/context.ts';
import { checkHealth, checkPart } from '../../services/health/check-health.ts';

/** Supervisors ask every few seconds. */
const maxGapMs = 120_000;

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
  let awaySince: number | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  router.get('/live', (_req, res) => {
    // Between two questions that are far apart it may have been well.
    if (performance.now() - askedAt > maxGapMs) awaySince = null;
    askedAt = performance.now();
    // The answer does not wait for it: the next one knows.
    void checkPart(contexts.forSystem(), 'database').then((problem) => {
      awaySince = problem === null ? null : (awaySince ?? performance.now());
    });
    const awayMs = awaySince === null ? 0 : performance.now() - awaySince;
    if (awayMs <= patienceMs) return void res.json({ status: 'ok' });
    const problem = `The database has not answered for ${Math.round(awayMs / 1000)} s.`;
    res.set('Cache-Control', 'no-store');
    res.status(503).json({ status: 'unavailable', parts: { database: problem } });
  });
  router.get('/ready', async (_req, res) => {
    const parts = await checkHealth(contexts.forSystem());
    const isReady = parts.every(({ isOk }) => isOk);
    res
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({
        status: isReady ? 'ok' : 'unavailable',
        parts: Object.fromEntries(parts.map(({ name, problem }) => [name, problem ?? 'ok'])),
      });
  });
  return router;
}
