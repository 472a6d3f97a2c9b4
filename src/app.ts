import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { Contexts, SystemContext, Tools } from './context/context.ts';
import { createContexts } from './context/create-contexts.ts';
import { hideGone } from './context/filters.ts';
import { migrate, openDatabase, readDatabaseClock } from './database.ts';
import { AppError } from './errors.ts';
import { openEvents } from './events/hub.ts';
import { createGraphqlRouter } from './http/graphql/graphql-http.ts';
import { buildGraphqlSchema } from './http/graphql/graphql-schema.ts';
import { openGraphqlSockets } from './http/graphql/graphql-ws.ts';
import { createSelections } from './http/graphql/selections.ts';
import { createHealthApp, createHttpApp } from './http/http.ts';
import { startWorker, type Worker } from './jobs/worker.ts';
import { createSecretReader, ensureSecrets } from './services/access/secret.ts';
import { createRateLimit } from './services/account/rate-limit.ts';
import { healthSharedMs } from './services/health/check-health.ts';
import { createEndedJobs } from './services/job/ended-jobs.ts';
import { openQueue } from './services/job/open-queue.ts';
import { reportStorage } from './services/keeping/report-storage.ts';
import { createAttempts } from './services/limits/attempts.ts';
import { createWorkLimits } from './services/limits/work-limits.ts';
import { startExpiryClock } from './services/watch/expiry-clock.ts';
import { noteStarts } from './services/watch/note-start.ts';
import { createFeedReaders } from './services/watch/read-rows.ts';
import { createAlarm } from './tools/clock/alarm.ts';
import { startClock } from './tools/clock/clock.ts';
import { createKept } from './tools/clock/kept.ts';
import { countHeavyChildren, createImaging } from './tools/imaging/create-imaging.ts';
import { uncountedBytes } from './tools/imaging/estimate.ts';
import { defaultModel, models } from './tools/imaging/model/models.ts';
import { startEmbeddedPostgres } from './tools/postgres/postgres.ts';
import { silentAfterMs } from './tools/postgres/silent-connection.ts';
import { openRemote, openSenders } from './tools/remote/open-remote.ts';
import { openStorage } from './tools/storage/open-storage.ts';
import { createFreeSpace } from './tools/temp-file/free-space.ts';
import { requireWritable } from './tools/temp-file/require-writable.ts';
import { createTempDirectory } from './tools/temp-file/temp-directory.ts';

/** What a render child may take for each pixel of the largest picture; 44 were measured at 48 MP. And what it has anyway. */
const renderBytesPerPixel = 50;
const leastRenderBytes = 500_000_000;
/** What the rest takes while large jobs share what is left: server and database, a model in bytes and in floats, a child that does small work. */
const restBytes = { server: 500_000_000, matteChild: 600_000_000, renderChild: uncountedBytes };
/** Of the ten seconds a stop may take, the rest is for the queue, the children and the database. */
const finishMs = 7000;

/** How long the doors wait for what is to be said of the storage; its check knows after 2.5 s that nobody answers. */
const reportMs = 3000;

/** Many dashboards that ask what there is to purge cost no more than one. */
const purgeFiguresMs = 60_000;

/** Node allows five minutes, in which a slow line does not get 25 MB through: that is 14 KB/s now. */
const requestTimeoutMs = 30 * 60_000;

export interface App {
  contexts: Contexts;
  /** Opens the doors. */
  serve(): Promise<{ url: string; port: number }>;
  /** Lets HEALTH_PORT answer, if it is set. For a process that does not serve. */
  serveHealth(): Promise<void>;
  /** Works on jobs. */
  work(): void;
  /** Takes nothing new, lets what runs end or gives it back, closes the tools, and stops the database last. */
  close(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  log: Logger;
  /** Lets a test put itself between the services and a tool. */
  decorate?: (tools: Tools) => Tools;
  /** What time it is, for a test. Default: by the database's clock. */
  now?: () => Date;
  /** Whether the children are started before there is work for them. Default: true. */
  startChildren?: boolean;
}

/** Builds the tools in the order they need each other. What was opened is closed again if a later one fails. */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, log, decorate = (tools) => tools, startChildren = true } = options;
  const closers: (() => Promise<unknown> | unknown)[] = [];
  /** Doors and workers, which end side by side and before everything they use. */
  const fronts: (() => Promise<void>)[] = [];
  let built: ReturnType<typeof buildGraphqlSchema> | undefined;
  /** Once, and only where something needs it: it takes a tenth of a second. */
  const readSchema = () => {
    built ??= buildGraphqlSchema();
    return built;
  };
  // A part that fails to close must not keep the others, least of all the database, from it.
  const end = async (closer: () => Promise<unknown> | unknown) => {
    try {
      await closer();
    } catch (error) {
      log.error({ event: 'stop.failed', err: error });
    }
  };
  const close = async () => {
    await Promise.all(fronts.splice(0).map(end));
    for (const closer of closers.splice(0).reverse()) await end(closer);
  };
  try {
    return await open();
  } catch (error) {
    await close();
    throw error;
  }

  async function open(): Promise<App> {
    // First, or it is Postgres that fails, in words that do not name the reason.
    await requireWritable(config.dataDir);
    const url = config.databaseUrl ?? (await openEmbedded());
    await migrate({ url });
    const orm = await openDatabase({
      url,
      maxConnections: config.databaseConnections,
      queryTimeoutMs: silentAfterMs,
    });
    closers.push(() => orm.close());
    const now = options.now ?? (await openClock(orm));
    hideGone(orm.em, now);
    await ensureSecrets(orm.em.fork());
    const tempDir = await createTempDirectory(config.dataDir);
    closers.push(tempDir.remove);
    const readSecrets = createSecretReader(() => orm.em.fork());
    const storage = await openStorage({ config, getSecrets: readSecrets, tempDir: tempDir.path });
    closers.push(() => storage.close());
    const queue = await openQueue({ url, log, models: Object.keys(models) });
    closers.push(() => queue.stop({ graceful: false }));
    const events = await openEvents({ url, log, readers: createFeedReaders(orm) });
    closers.push(events.close);
    const imaging = await createImaging({
      modelsDir: join(config.dataDir, 'models'),
      defaultModel,
      modelPrecision: config.modelPrecision,
      matteChildren: config.matteChildren,
      renderChildren: config.renderChildren,
      maxPixels: config.maxPixels,
      maxSide: config.maxSide,
      sharedMemoryBytes: shareMemory(config),
      memoryBudgetBytes: Math.max(leastRenderBytes, config.maxPixels * renderBytesPerPixel),
      startChildren,
      tempDir: tempDir.path,
      log,
    });
    closers.push(() => imaging.close({ timeoutMs: 0 }));

    const alarm = createAlarm({ now });
    closers.push(alarm.stop);
    const tools = decorate({
      config,
      log,
      now,
      alarm,
      storage,
      imaging,
      remote: openRemote(config),
      openSender: openSenders(config),
      selections: createSelections(readSchema),
      queue,
      events,
      tempDir: tempDir.path,
      freeSpace: createFreeSpace({ directory: tempDir.path, minBytes: config.minFreeBytes }),
      readSecrets,
      rateLimit: createRateLimit({ pointsPerSecond: config.rateLimit }),
      attempts: createAttempts(orm.em, config),
      ...createWorkLimits(),
      endedJobs: createEndedJobs(),
      purgeFigures: createKept({ ms: purgeFiguresMs }),
      healthStorage: createKept({ ms: healthSharedMs }),
    });
    closers.push(() => tools.remote.close());
    const contexts = createContexts(orm, tools);
    await noteStarts(contexts.forSystem());
    closers.push(startExpiryClock(contexts.forSystem()).stop);
    await startReporting(contexts.forSystem());
    return {
      contexts,
      serve: () => serve(contexts),
      serveHealth: () => serveHealth(contexts),
      work: () => work(contexts),
      close,
    };
  }

  /** Goes on in the background where it takes longer than a start may. Throws where nothing must be served. */
  async function startReporting(ctx: SystemContext): Promise<void> {
    const stop = new AbortController();
    const reporting = reportStorage(ctx, { signal: stop.signal });
    closers.push(async () => {
      stop.abort();
      await ctx.storage.close();
      await reporting;
    });
    const refusal = await Promise.race([reporting, wait(reportMs, null, { ref: false })]);
    if (refusal) throw refusal;
  }

  async function openClock({ em }: MikroORM): Promise<() => Date> {
    const clock = await startClock({ readShared: () => readDatabaseClock(em.fork()), log });
    closers.push(clock.stop);
    return clock.now;
  }

  async function openEmbedded(): Promise<string> {
    const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
    closers.push(() => postgres.stop());
    return postgres.url;
  }

  async function serve(contexts: Contexts) {
    const schema = await readSchema();
    const graphql = await createGraphqlRouter(schema, contexts);
    const clientDirectory = join(import.meta.dirname, '../client');
    // Run from its sources, it draws pages with what is built of them.
    const pagesDirectory = join(
      import.meta.dirname,
      import.meta.url.endsWith('.ts') ? '../dist' : '..',
      'public',
    );
    const server = createServer(
      createHttpApp({ contexts, schema, graphql: graphql.router, clientDirectory, pagesDirectory }),
    );
    server.requestTimeout = requestTimeoutMs;
    await listen(server, config);
    // After listening: a port that is taken is our error to tell, not the sockets'.
    const sockets = openGraphqlSockets(server, schema, contexts);
    fronts.push(async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await sockets.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), finishMs / 2);
      await closed;
      clearTimeout(timer);
      await graphql.stop();
    });
    const { port } = server.address() as AddressInfo;
    return {
      port,
      url: config.publicUrl ?? `http://${nameHost(config.host)}:${port}`,
    };
  }

  async function serveHealth(contexts: Contexts): Promise<void> {
    if (config.healthPort === null) return;
    const server = createServer(createHealthApp(contexts));
    await listen(server, { port: config.healthPort, host: '127.0.0.1' });
    fronts.push(async () => {
      server.close();
      server.closeAllConnections();
    });
  }

  function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', (cause) =>
        reject(
          new AppError('SERVICE_UNAVAILABLE', `Expected to listen on ${host}:${port}: ${cause.message}.`, {
            cause,
          }),
        ),
      );
      server.listen(port, host, resolve);
    });
  }

  function work(contexts: Contexts): void {
    const worker: Worker = startWorker({ contexts });
    fronts.push(() => worker.close({ timeoutMs: finishMs }));
  }
}

function shareMemory({ memoryBytes, matteChildren, renderChildren }: Config): number {
  const { server, matteChild, renderChild } = restBytes;
  const children = renderChildren + countHeavyChildren(renderChildren);
  const rest = server + matteChildren * matteChild + children * renderChild;
  return Math.max(leastRenderBytes, memoryBytes - rest);
}

/** How the address that is listened on is written in a URL that can be opened. */
function nameHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return isIPv6(host) ? `[${host}]` : host;
}
