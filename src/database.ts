import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Client, type Pool, type PoolClient } from 'pg';
import { InitialSchema } from '../migrations/2026-11-21-initial-schema.ts';
import { UploadsAndDownloads } from '../migrations/2026-11-21-uploads-and-downloads.ts';
import { KeepAccountUsage } from '../migrations/2026-11-24-account-usage.ts';
import { AwaitedUploads } from '../migrations/2026-11-24-awaited-uploads.ts';
import { JobIndexes } from '../migrations/2026-11-24-job-indexes.ts';
import { JobPayload } from '../migrations/2026-11-24-job-payload.ts';
import { Revisions } from '../migrations/2026-11-24-revisions.ts';
import { Orphans } from '../migrations/2026-11-28-orphans.ts';
import { ApiKeys } from '../migrations/2026-11-29-api-keys.ts';
import { Galleries } from '../migrations/2026-11-29-galleries.ts';
import { ImageFrames } from '../migrations/2026-11-29-image-frames.ts';
import { Imports } from '../migrations/2026-11-29-imports.ts';
import { ListIndexes } from '../migrations/2026-11-29-list-indexes.ts';
import { Lives } from '../migrations/2026-11-29-lives.ts';
import { PendingUploads } from '../migrations/2026-11-29-pending-uploads.ts';
import { PurgeRuns } from '../migrations/2026-11-29-purge-runs.ts';
import { RowChanges } from '../migrations/2026-11-29-row-changes.ts';
import { SettledNames } from '../migrations/2026-11-29-settled-names.ts';
import { ToldUsage } from '../migrations/2026-11-29-told-usage.ts';
import { UsageRevisions } from '../migrations/2026-11-29-usage-revisions.ts';
import { Batches } from '../migrations/2026-11-30-batches.ts';
import { FetchHosts } from '../migrations/2026-11-30-fetch-hosts.ts';
import { Masks } from '../migrations/2026-11-30-masks.ts';
import { MatteQualities } from '../migrations/2026-11-30-matte-qualities.ts';
import { WebhookPayloads } from '../migrations/2026-11-30-webhook-payloads.ts';
import { Webhooks } from '../migrations/2026-11-30-webhooks.ts';
import { Wishlists } from '../migrations/2026-11-30-wishlists.ts';
import { entities } from './schema/entities.ts';
import { endWhenSilent } from './tools/postgres/silent-connection.ts';

const connectTimeoutMs = 10_000;
const idleInTransactionMs = 10_000;

const migrationTable = 'migration';

/** Oldest first. */
const migrations = [
  InitialSchema,
  UploadsAndDownloads,
  JobPayload,
  AwaitedUploads,
  KeepAccountUsage,
  JobIndexes,
  Revisions,
  Orphans,
  ImageFrames,
  SettledNames,
  RowChanges,
  PendingUploads,
  ApiKeys,
  ListIndexes,
  ToldUsage,
  UsageRevisions,
  Lives,
  PurgeRuns,
  Galleries,
  Imports,
  Wishlists,
  MatteQualities,
  Masks,
  FetchHosts,
  Batches,
  Webhooks,
  WebhookPayloads,
];

export interface DatabaseOptions {
  url: string;
  /** Of its pool; the queue and the listener have their own. Default: 2. */
  maxConnections?: number;
  /** Of one statement, milliseconds; then its connection is ended. Default: none, for a migration may take long. */
  queryTimeoutMs?: number;
}

export async function openDatabase({
  url,
  maxConnections = 2,
  queryTimeoutMs,
}: DatabaseOptions): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    entities: Object.values(entities),
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    migrations: {
      tableName: migrationTable,
      migrationsList: migrations.map((migration) => ({ name: migration.name, class: migration })),
      snapshot: false,
      allOrNothing: true,
      silent: true,
    },
    // Every entity is read by a query of its own, which has the filters: a join for each reference would double them.
    autoJoinRefsForFilters: false,
    pool: { min: 0, max: maxConnections },
    driverOptions: {
      onPoolCreated: (pool: Pool) => {
        releaseLostConnections(pool);
        if (queryTimeoutMs) pool.on('connect', (client) => endWhenSilent(client, queryTimeoutMs));
      },
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      ...(queryTimeoutMs && { statement_timeout: queryTimeoutMs }),
      // A process that is frozen inside its transaction must not keep a job's row from the others.
      idle_in_transaction_session_timeout: idleInTransactionMs,
    },
    forceUtcTimezone: true,
    // Triggers are the migrations' alone.
    schemaGenerator: { ignoreTriggers: true, skipTables: [migrationTable, 'attempt'] },
  });
}

/** What the clock that all processes share says. */
export async function readDatabaseClock(em: EntityManager): Promise<Date> {
  const [row] = await em.execute<{ ms: number }[]>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
  );
  return new Date(row!.ms);
}

const lostAfterMs = 1000;

/**
 * Kysely keeps the connection of a transaction whose BEGIN, COMMIT or ROLLBACK itself fails: after a few restarts of the
 * database none would be left, and closing the pool would never end. What is not given back a while after it broke, is.
 */
function releaseLostConnections(pool: Pool): void {
  const taken = new Set<PoolClient>();
  pool.on('acquire', (client) => taken.add(client));
  pool.on('release', (_error, client) => taken.delete(client));
  pool.on('connect', (client) =>
    client.once('end', () =>
      setTimeout(() => taken.has(client) && client.release(true), lostAfterMs).unref(),
    ),
  );
}

/** Brings the schema up to date. Processes that start together take turns; a schema newer than this program is refused. */
export async function migrate({ url }: { url: string }): Promise<void> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  const orm = await openDatabase({ url });
  try {
    await lock.query("select pg_advisory_lock(hashtext('pasteup.migrate'))");
    const applied = await listApplied(orm.em);
    refuseNewerSchema(applied);
    // Without anything to do `up` still compares the table of migrations with its own idea of it, for half a second.
    if (applied.length < migrations.length) await orm.migrator.up();
  } finally {
    await orm.close();
    await lock.end();
  }
}

/** Names of the migrations that this database has had. */
async function listApplied(em: EntityManager): Promise<string[]> {
  const [found] = await em.execute<{ table: string | null }[]>(
    `select to_regclass('public.${migrationTable}')::text as "table"`,
  );
  if (!found?.table) return [];
  const rows = await em.execute<{ name: string }[]>(`select name from ${migrationTable}`);
  return rows.map((row) => row.name);
}

function refuseNewerSchema(applied: string[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(
      `The database has migrations that this version of Pasteup does not know (${unknown.join(', ')}): start the newer version.`,
    );
}
