import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { doorPaths } from '../config/door-path.ts';

const requestIds = new AsyncLocalStorage<string>();

/** Id of the request that is being answered, under which the log has it; null outside of one. */
export function currentRequestId(): string | null {
  return requestIds.getStore() ?? null;
}

/**
 * A line a request, once it is answered, and its id: in the answer's header X-Request-Id, in errors whose cause is not
 * shown, and in the jobs it asks for. Queries of URLs, which may hold signatures, and headers are not logged.
 */
export function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const id = randomUUID();
    const sinceMs = performance.now();
    res.setHeader('X-Request-Id', id);
    // Also where the caller went away before the end.
    res.once('close', () => {
      const { method, originalUrl } = req;
      const [path = ''] = originalUrl.split('?');
      if (path.startsWith(doorPaths.health)) return;
      const ms = Math.round(performance.now() - sinceMs);
      const status = res.statusCode;
      log[status >= 500 ? 'warn' : 'info']({ event: 'request.answered', id, method, path, status, ms });
    });
    requestIds.run(id, () => next());
  };
}
