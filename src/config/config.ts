import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { batchSettings } from './batch-settings.ts';
import {
  adminKey,
  anyText,
  baseUrl,
  bucketName,
  bytes,
  flag,
  integer,
  oneOf,
  origin,
  origins,
  pixels,
  postgresUrl,
} from './config-value.ts';
import { findContradictions } from './contradiction.ts';
import { keepingSettings } from './keeping-settings.ts';
import { outboundSettings } from './outbound-settings.ts';
import { maxSide } from './picture-limit.ts';
import { type Setting, setting } from './setting.ts';

export type Environment = Record<string, string | undefined>;

/** Every setting, in the order of .env.example. A new one is one more entry here. */
export const settings = {
  port: setting('PORT', '4000', 'TCP port; 0 takes a free one', integer(0, 65_535)),
  host: setting('HOST', '127.0.0.1', 'Address to listen on; 0.0.0.0 for all', anyText),
  healthPort: setting(
    'HEALTH_PORT',
    null,
    'TCP port on 127.0.0.1 at which ROLE=worker answers /health; default: none',
    integer(1, 65_535).nullable(),
  ),
  publicUrl: setting(
    'PUBLIC_URL',
    null,
    'Base of absolute links; default: taken from the request',
    origin.nullable(),
  ),
  corsOrigins: setting(
    'CORS_ORIGINS',
    '*',
    'Pages of other origins that may call, separated by commas, or * for all, which need a key of their own',
    origins,
  ),
  trustProxy: setting('TRUST_PROXY', '0', 'How many reverse proxies stand in front', integer(0, 32)),
  dataDir: setting(
    'DATA_DIR',
    './.data',
    'Folder of the embedded database, stored files and added models',
    anyText.transform((path) => resolve(path)),
  ),
  databaseUrl: setting(
    'DATABASE_URL',
    null,
    'postgres://user:password@host:port/database; default: an embedded Postgres in DATA_DIR',
    postgresUrl.nullable(),
    { isSecret: true },
  ),
  databaseConnections: setting(
    'DATABASE_CONNECTIONS',
    '10',
    'Connections of one process to Postgres for its queries; 6 more are for the queue, live updates and the migration',
    integer(2, 1000),
  ),
  storage: setting(
    'STORAGE',
    'disk',
    'Where files are kept: disk (in DATA_DIR) or s3 (in S3_BUCKET)',
    oneOf('disk', 's3'),
  ),
  s3Bucket: setting(
    'S3_BUCKET',
    null,
    'Bucket, of Pasteup alone; needed with STORAGE=s3',
    bucketName.nullable(),
  ),
  s3Endpoint: setting('S3_ENDPOINT', null, 'Base URL of the S3 server; default: AWS', baseUrl.nullable()),
  s3PublicEndpoint: setting(
    'S3_PUBLIC_ENDPOINT',
    null,
    'Base URL by which browsers reach the S3 server; default: S3_ENDPOINT',
    baseUrl.nullable(),
  ),
  s3Region: setting('S3_REGION', 'us-east-1', 'Region of the bucket', anyText),
  s3ForcePathStyle: setting(
    'S3_FORCE_PATH_STYLE',
    'false',
    'true: the bucket is in the path of URLs and not in the name of their host',
    flag,
  ),
  awsAccessKeyId: setting(
    'AWS_ACCESS_KEY_ID',
    null,
    'Key of the S3 server; default: what the AWS SDK finds, such as the role of the machine',
    anyText.nullable(),
    { isSecret: true },
  ),
  awsSecretAccessKey: setting('AWS_SECRET_ACCESS_KEY', null, 'Its secret', anyText.nullable(), {
    isSecret: true,
  }),
  awsSessionToken: setting(
    'AWS_SESSION_TOKEN',
    null,
    'Its session, if the key is a temporary one',
    anyText.nullable(),
    { isSecret: true },
  ),
  cdnUrl: setting(
    'CDN_URL',
    null,
    'Base of the links to renditions of public images: https://host of a CDN in front of this server',
    origin.nullable(),
  ),
  role: setting('ROLE', 'all', 'all, web (serves) or worker (does the jobs)', oneOf('all', 'web', 'worker')),
  matteChildren: setting(
    'MATTE_CHILDREN',
    null,
    'Processes that hold the model, 0.3 GB each, 0.6 where RAW edges are asked for too; default: one for 2 cores and 1.5 GB of memory; ROLE=web has none',
    integer(1, 256).nullable(),
  ),
  modelPrecision: setting(
    'MODEL_PRECISION',
    'auto',
    'What quick passes of the model are computed with: int8, fp32 (slower), or auto: int8 if it is right and faster here',
    oneOf('auto', 'int8', 'fp32'),
  ),
  renderChildren: setting(
    'RENDER_CHILDREN',
    null,
    'Processes that decode and encode; default: two for each of MATTE_CHILDREN; ROLE=web: 2',
    integer(1, 256).nullable(),
  ),
  maxUploadBytes: setting(
    'MAX_UPLOAD_BYTES',
    '25MB',
    'Largest file taken: bytes, or KB, MB, GB (powers of 1000), KiB, MiB, GiB (of 1024)',
    bytes,
  ),
  minFreeBytes: setting(
    'MIN_FREE_BYTES',
    '500MB',
    'What uploads leave free on the disk of DATA_DIR; below it they are told to come later',
    bytes,
  ),
  maxPixels: setting(
    'MAX_PIXELS',
    '50MP',
    `Largest picture taken (and at most ${maxSide} pixels a side)`,
    pixels,
  ),
  signUp: setting(
    'SIGNUP',
    'open',
    'open: anyone may make an account; closed: only who has ADMIN_KEY',
    oneOf('open', 'closed'),
  ),
  adminKey: setting(
    'ADMIN_KEY',
    null,
    'Bearer key, at least 16 characters, for closed sign-up and /metrics',
    adminKey.nullable(),
    { isSecret: true },
  ),
  maxStoredBytes: setting('MAX_STORED_BYTES', '5GB', 'Storage of one account', bytes),
  maxImages: setting('MAX_IMAGES', '100000', 'Images of one account', integer(1)),
  maxGalleryImages: setting('MAX_GALLERY_IMAGES', '10000', 'Images of one gallery', integer(1)),
  maxWishlistItems: setting('MAX_WISHLIST_ITEMS', '100', 'Items of one wishlist', integer(1, 100)),
  uploadsPerHour: setting(
    'UPLOADS_PER_HOUR',
    null,
    'Pictures that an account may send, or have fetched one by one, in an hour, and guests by one link; default: no limit',
    integer(1).nullable(),
  ),
  claimsPerHour: setting(
    'CLAIMS_PER_HOUR',
    '30',
    'What may be claimed of wishlists in an hour from one address',
    integer(1),
  ),
  maxQueuedJobs: setting('MAX_QUEUED_JOBS', '2000', 'Jobs of one account that wait or run', integer(1)),
  maxDownloads: setting(
    'MAX_DOWNLOADS',
    '500',
    'Links to zips of one account that have not ended, for which they have an hour',
    integer(1),
  ),
  rateLimit: setting(
    'RATE_LIMIT',
    '1000',
    'Points an account may spend a second, and five times as many at once: see Limits.rateLimit in schema.graphql',
    integer(1),
  ),
  ...keepingSettings,
  ...outboundSettings,
  ...batchSettings,
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    'fatal, error, warn, info, debug, trace or silent',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  ),
} satisfies Record<string, Setting<unknown>>;

type Parsed = { [K in keyof typeof settings]: z.output<(typeof settings)[K]['schema']> };

export type Config = Readonly<
  Omit<Parsed, 'matteChildren' | 'renderChildren'> & {
    matteChildren: number;
    renderChildren: number;
    /** Of this process, its children and all that shares a container with them. */
    memoryBytes: number;
    /** Pixels; no picture may have a longer side. */
    maxSide: number;
  }
>;

/** Names everything that is wrong with the configuration, a problem a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

interface Machine {
  cores: number;
  memoryBytes: number;
}

/** A container's limits count, not its host's. */
const readMachine = (): Machine => ({
  cores: availableParallelism(),
  memoryBytes: Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
});

/**
 * The model's single thread fills one core and the rest of a job the other, hence one matte child for two cores: with two of them,
 * or with a third render child, two cores made as many cutouts a second (`npm run bench -- children`). It takes 0.3 GB, or 0.6
 * with floats too, and its two render children 0.3: with server and database everything is at 0.96 GB at most.
 */
const countMatteChildren = ({ cores, memoryBytes }: Machine): number =>
  Math.max(1, Math.min(Math.floor(cores / 2), Math.floor(memoryBytes / 1.5e9)));

/** Reads the settings from `env`, an empty text being none at all. Throws a ConfigError that lists every problem. */
export function parseConfig(env: Environment, machine: Machine = readMachine()): Config {
  const problems: string[] = [];
  const parsed = Object.fromEntries(
    Object.entries<Setting<unknown>>(settings).map(([name, setting]) => {
      const came = env[setting.variable]?.trim() || null;
      const result = setting.schema.safeParse(came ?? setting.default);
      if (!result.success) {
        const shown = setting.isSecret ? 'a value that is not shown' : JSON.stringify(came);
        problems.push(`${setting.variable}: expected ${result.error.issues[0]?.message}, got ${shown}`);
      }
      return [name, result.data];
    }),
  ) as Partial<Parsed>;
  problems.push(...findContradictions(parsed));
  if (problems.length > 0) throw new ConfigError(problems);

  const whole = parsed as Parsed;
  const isWeb = whole.role === 'web';
  const matteChildren = isWeb ? 0 : (whole.matteChildren ?? countMatteChildren(machine));
  const renderChildren = whole.renderChildren ?? Math.max(2, 2 * matteChildren);
  return Object.freeze({
    ...whole,
    matteChildren,
    renderChildren,
    maxSide,
    memoryBytes: machine.memoryBytes,
  });
}
