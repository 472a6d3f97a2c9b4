import express, { type Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { isAdminKey, readBearer } from '../caller.ts';
import { refuseBearer } from '../refusal.ts';

/** `GET /metrics` in Prometheus' format, for who has ADMIN_KEY as bearer; 404 where there is none. */
export function createMetricsRouter(contexts: Contexts): Router {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(contexts.forSystem().endedJobs);
  new Gauge({
    name: 'pasteup_jobs',
    help: 'Jobs that wait and run, of all accounts. Every process tells the same: take the maximum.',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const [sums] = await contexts
        .forSystem()
        .em.execute<{ queued: number; running: number }[]>(
          'select coalesce(sum(queued_jobs), 0)::int as queued, coalesce(sum(running_jobs), 0)::int as running from account_usage',
        );
      this.set({ status: 'QUEUED' }, sums?.queued ?? 0);
      this.set({ status: 'RUNNING' }, sums?.running ?? 0);
    },
  });
  const router = express.Router();
  router.get('/', async (req, res) => {
    const { config } = contexts.forSystem();
    if (config.adminKey === null)
      throw new AppError('NOT_FOUND', 'There are no metrics without an ADMIN_KEY.');
    const bearer = readBearer(req.headers.authorization);
    if (bearer === null || !isAdminKey(config, bearer))
      return refuseBearer(res, 'This needs the ADMIN_KEY as bearer.');
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
