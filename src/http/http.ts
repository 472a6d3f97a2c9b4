import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import cors from 'cors';
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { clientPaths } from '../config/client-path.ts';
import type { Config } from '../config/config.ts';
import { doorPaths } from '../config/door-path.ts';
import type { Contexts } from '../context/context.ts';
import { AppError, cut, errorCodes } from '../errors.ts';
import { isDatabaseAway } from '../tools/postgres/outage.ts';
import { createDownloadsRouter } from './doors/downloads.ts';
import { createExportsRouter } from './doors/exports.ts';
import { createFilesRouter } from './doors/files.ts';
import { createGalleryRouter } from './doors/gallery.ts';
import { createHealthRouter } from './doors/health.ts';
import { createMasksRouter } from './doors/masks.ts';
import { createMetricsRouter } from './doors/metrics.ts';
import { createPagesLoader } from './doors/public-pages.ts';
import { createResultsRouter } from './doors/results.ts';
import { createSchemaRouter } from './doors/schema.ts';
import { createUploadsRouter } from './doors/uploads.ts';
import { createVisitedRouter } from './doors/visited.ts';
import { createWishlistRouter } from './doors/wishlist.ts';
import { cutMessage, databaseAway, hideError, retryHeader, showError } from './graphql/graphql-errors.ts';
import { logRequests } from './request-log.ts';
import { dropUnreadBodies } from './unread-body.ts';

/** Script only from files of our own; styles also inline, because the component library sets them on elements. */
const contentSecurityPolicy = (origins: readonly string[]) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:', ...origins],
    fontSrc: ["'self'"],
    connectSrc: ["'self'", ...origins],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
});

/** The key is a bearer token and no cookie is ever read, so any page may call, unless the operator says otherwise. */
const allowPages = ({ corsOrigins }: Config) =>
  cors({
    origin: corsOrigins === '*' ? '*' : [...corsOrigins],
    maxAge: 86_400,
    exposedHeaders: ['ETag', 'Retry-After', 'X-Request-Id'],
  });

export interface HttpOptions {
  contexts: Contexts;
  schema: GraphQLSchema;
  graphql: Router;
  /** Folder of the built client. */
  clientDirectory: string;
  /** Folder of what draws the public pages. */
  pagesDirectory: string;
}

/** Every plain door of the server. */
export function createHttpApp({ contexts, schema, graphql, ...directories }: HttpOptions): Express {
  const { config, log, storage } = contexts.forSystem();
  // Links begin with PUBLIC_URL, also on a page that was opened at another address; files may be elsewhere still.
  const origins = [config.publicUrl, config.cdnUrl, ...storage.origins].filter((one) => one !== null);
  const pages = allowPages(config);
  const app = express();
  app.disable('x-powered-by');
  app.use(logRequests(log));
  app.use(dropUnreadBodies());
  app.use(
    helmet({
      contentSecurityPolicy: contentSecurityPolicy(origins),
      crossOriginResourcePolicy: false,
      strictTransportSecurity: false,
    }),
  );
  app.use(doorPaths.health, createHealthRouter(contexts));
  app.use(doorPaths.metrics, createMetricsRouter(contexts));
  app.use(doorPaths.files, pages, createFilesRouter(contexts));
  app.use(doorPaths.uploads, pages, createUploadsRouter(contexts));
  app.use(doorPaths.downloads, pages, createDownloadsRouter(contexts));
  app.use(doorPaths.masks, pages, createMasksRouter(contexts));
  app.use(doorPaths.visited, createVisitedRouter());
  // Behind the doors of pictures and archives, which are small already.
  app.use(compression({ threshold: smallestCompressedBytes }));
  app.use(doorPaths.schema, pages, createSchemaRouter(schema));
  app.use(doorPaths.graphql, pages, graphql);
  const directory = directories.pagesDirectory;
  const loadPages = createPagesLoader(directory);
  app.use(doorPaths.exports, pages, createExportsRouter({ contexts, loadPages }));
  app.use(doorPaths.results, pages, createResultsRouter(contexts));
  app.use(doorPaths.gallery, createGalleryRouter({ contexts, schema, directory, origins }));
  app.use(doorPaths.wishlist, createWishlistRouter({ contexts, schema, directory, origins }));
  app.use(serveClient(directories.clientDirectory));
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    const { status, body } = describeError(error, log);
    res
      .status(status)
      .set({ 'Cache-Control': 'no-store', ...(error instanceof AppError && retryHeader(error)) })
      .json({ errors: [body] });
  });
  return app;
}

/** The one door of a worker: for who watches it from the same machine, and asks nothing else. */
export function createHealthApp(contexts: Contexts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(doorPaths.health, createHealthRouter(contexts));
  return app;
}

/** An answer of this size fits into one packet as it is. */
const smallestCompressedBytes = 1024;

/**
 * Files with a hash in their name for ever, the page itself never. It is at every address of the client; anywhere else a
 * browser is given it too, to say so, as a 404.
 */
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
  const sendPage = (status: number): RequestHandler => {
    return (req, res, next) => {
      if (!req.accepts('html') || !existsSync(join(directory, 'index.html'))) return next();
      res.status(status).set('Cache-Control', 'no-cache');
      res.sendFile('index.html', { root: directory, cacheControl: false });
    };
  };
  router.get([...clientPaths], sendPage(200));
  // Who would take anything is no browser that looks for a page.
  router.get('/{*path}', (req, res, next) =>
    req.headers.accept?.includes('text/html') ? sendPage(404)(req, res, next) : next(),
  );
  router.use((req, _res, next) =>
    next(
      new AppError(
        'NOT_FOUND',
        `There is nothing at ${req.method} ${cut(req.originalUrl.split('?')[0] ?? '')}.`,
      ),
    ),
  );
  return router;
}

function describeError(error: unknown, log: Logger): { status: number; body: GraphQLFormattedError } {
  if (error instanceof AppError)
    return { status: errorCodes[error.code].status, body: showError(error, log) };
  if (isDatabaseAway(error)) return describeError(databaseAway(error), log);
  // A body that is too long or no JSON, a path that is no URL: said by the parsers, with a status below 500.
  const { status = 500, message = '', expose = true, limit } = error as Partial<HttpError>;
  if (status < 400 || status >= 500) return { status: 500, body: hideError(error, log) };
  // Of a file that is not there it is the file system that speaks, and names its folders.
  const words = expose ? cutMessage(message) : 'There is nothing here.';
  const cause = new AppError(status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT', words, {
    params: limit === undefined ? {} : { limit },
  });
  return { ...describeError(cause, log), status };
}

/** What Express and its parsers throw. */
interface HttpError {
  status: number;
  message: string;
  /** Whether the message is for those who asked. */
  expose: boolean;
  /** Bytes, of a body that is too long. */
  limit: number;
}
