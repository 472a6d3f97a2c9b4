import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cors from 'cors';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import type { NewContext } from './context.ts';
import { AppError, errorCodes } from './errors.ts';
import { createFilesRouter } from './files-door.ts';
import { hideError } from './graphql-errors.ts';
import { createHealthRouter } from './health-door.ts';
import { createMetricsRouter } from './metrics-door.ts';

/** Script only from files of our own; styles also inline, because the component library sets them on elements. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** The key is a bearer token and there are no cookies, so any page may call. */
const openToAll = cors({ origin: '*', maxAge: 86_400, exposedHeaders: ['Retry-After', 'ETag'] });

export interface HttpOptions {
  newContext: NewContext;
  graphql: Router;
  /** Folder of the built client. */
  clientDirectory: string;
}

/** Every plain door of the server. */
export function createHttpApp({ newContext, graphql, clientDirectory }: HttpOptions): Express {
  const { log } = newContext();
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({ contentSecurityPolicy, crossOriginResourcePolicy: false, strictTransportSecurity: false }),
  );
  app.use('/health', createHealthRouter(newContext));
  app.use('/metrics', createMetricsRouter(newContext));
  app.use('/files', openToAll, createFilesRouter(newContext));
  app.use('/graphql', openToAll, graphql);
  app.use(serveClient(clientDirectory));
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    const { status, body } = describeError(error, log);
    res.status(status).json({ errors: [body] });
  });
  return app;
}

/** Files with a hash in their name for ever, the page itself never; any other path of the page gets the page. */
function serveClient(directory: string): Router {
  const router = express.Router();
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(
    express.static(directory, {
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.get('/{*path}', (req, res, next) => {
    if (!req.accepts('html') || !existsSync(join(directory, 'index.html')))
      return next(new AppError('NOT_FOUND', `There is nothing at ${req.path}.`));
    res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: directory, cacheControl: false });
  });
  router.use((req, _res, next) =>
    next(new AppError('NOT_FOUND', `There is nothing at ${req.method} ${req.path}.`)),
  );
  return router;
}

function describeError(error: unknown, log: Parameters<typeof hideError>[1]) {
  if (error instanceof AppError)
    return {
      status: errorCodes[error.code].status,
      body: { message: error.message, extensions: { code: error.code } },
    };
  // A body that is too long or no JSON, a multipart request that is none: said by the parsers, with a status below 500.
  const { status, message } = error as { status?: number; message?: string };
  if (status && status >= 400 && status < 500)
    return {
      status,
      body: {
        message,
        extensions: { code: status === 413 ? 'FILE_TOO_LARGE' : 'BAD_USER_INPUT', params: [] },
      },
    };
  return { status: 500, body: hideError(error, log) };
}
