import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
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
  const describe = (req: IncomingMessage, res: ServerResponse, fields: { responseTime?: number }) => ({
    event: 'request.answered',
    id: req.id,
    method: req.method,
    path: (req as { originalUrl?: string }).originalUrl?.split('?')[0],
    status: res.statusCode,
    ms: fields.responseTime,
  });
  const write = pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    quietReqLogger: true,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    autoLogging: { ignore: ({ url = '' }) => url.startsWith(doorPaths.health) },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'warn' : 'info'),
    customSuccessMessage: () => '',
    customErrorMessage: () => '',
    customSuccessObject: describe,
    customErrorObject: (req, res, _error, fields) => describe(req, res, fields),
  });
  return (req, res, next) => {
    write(req, res);
    const id = String(req.id);
    res.setHeader('X-Request-Id', id);
    requestIds.run(id, () => next());
  };
}
