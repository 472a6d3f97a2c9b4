import express, { type Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { isAdminKey, readBearer } from '../caller.ts';

/** `GET /metrics` in Prometheus' format, for who has ADMIN_KEY as bearer; 404 where there is none. */
export function createMetricsRouter(contexts: Contexts): Router {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'pasteup_jobs',
    help: 'Jobs by status, of the last 24 hours and those active.',
    labelNames: ['kind', 'status'],
    registers: [registry],
    async collect() {
      const rows = await contexts.forSystem().em.execute<{ kind: string; status: string; count: number }[]>(
        `select kind, status, count(*)::int as count from job
          where status in ('QUEUED', 'RUNNING') or updated_at > now() - interval '1 day' group by kind, status`,
      );
      this.reset();
      for (const { kind, status, count } of rows) this.set({ kind, status }, count);
    },
  });
  const router = express.Router();
  router.get('/', async (req, res) => {
    const { config } = contexts.forSystem();
    if (config.adminKey === null)
      throw new AppError('NOT_FOUND', 'There are no metrics without an ADMIN_KEY.');
    const bearer = readBearer(req.headers.authorization);
    if (bearer === null || !isAdminKey(config, bearer))
      return res.status(401).type('text').send('This needs the ADMIN_KEY as bearer.\n');
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
