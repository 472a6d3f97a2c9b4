import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderEnvExample } from '../scripts/write-env-example.ts';
import { ConfigError, parseConfig, settings } from '../src/config/config.ts';
import { joinEnvironments } from '../src/config/load-config.ts';

const twoCores = { cores: 2, memoryBytes: 4e9 };

function problemsOf(env: Record<string, string>): string[] {
  try {
    parseConfig(env, twoCores);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('parseConfig', () => {
  it('gives every setting its default when nothing is set', () => {
    expect(parseConfig({}, twoCores)).toEqual({
      outboundAllow: null,
      outboundPorts: [80, 443],
      outboundProxy: null,
      uploadsPerHour: null,
      fetchPerHost: 2,
      previewsPerHour: 60,
      maxBatchRows: 100_000,
      maxBatchBytes: 20_000_000,
      maxBatches: 5,
      batchWindow: 50,
      port: 4000,
      host: '127.0.0.1',
      healthPort: null,
      publicUrl: null,
      corsOrigins: '*',
      trustProxy: 0,
      dataDir: resolve('.data'),
      databaseUrl: null,
      databaseConnections: 10,
      storage: 'disk',
      s3Bucket: null,
      s3Endpoint: null,
      s3PublicEndpoint: null,
      s3Region: 'us-east-1',
      s3ForcePathStyle: false,
      awsAccessKeyId: null,
      awsSecretAccessKey: null,
      awsSessionToken: null,
      cdnUrl: null,
      role: 'all',
      matteChildren: 1,
      modelPrecision: 'auto',
      renderChildren: 2,
      maxUploadBytes: 25_000_000,
      memoryBytes: 4_000_000_000,
      minFreeBytes: 500_000_000,
      maxPixels: 50_000_000,
      maxSide: 16_384,
      signUp: 'open',
      adminKey: null,
      maxStoredBytes: 5_000_000_000,
      maxImages: 100_000,
      maxGalleryImages: 10_000,
      maxWishlistItems: 100,
      claimsPerHour: 30,
      maxQueuedJobs: 2000,
      maxDownloads: 500,
      rateLimit: 1000,
      defaultTtlMs: 30 * 86_400_000,
      maxTtlMs: 365 * 86_400_000,
      purgeCron: '*/10 * * * *',
      jobRetentionMs: 30 * 86_400_000,
      webhookRetentionMs: 30 * 86_400_000,
      purgeLogMs: 90 * 86_400_000,
      orphanAgeMs: 86_400_000,
      sweepMaxPercent: 10,
      logLevel: 'info',
    });
  });

  it('takes an empty variable as one that is not set', () => {
    const empty = Object.fromEntries(Object.values(settings).map(({ variable }) => [variable, '']));
    expect(parseConfig(empty, twoCores)).toEqual(parseConfig({}, twoCores));
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(parseConfig({}))).toBe(true);
  });

  it.each([
    ['MAX_UPLOAD_BYTES', '26214400', 'maxUploadBytes', 26_214_400],
    ['MAX_UPLOAD_BYTES', '1.5 KiB', 'maxUploadBytes', 1536],
    ['MAX_PIXELS', '12MP', 'maxPixels', 12_000_000],
    ['MAX_TTL', 'P52W1DT2H3M4S', 'maxTtlMs', 365 * 86_400_000 + 7_384_000],
    ['PUBLIC_URL', 'https://pictures.example/', 'publicUrl', 'https://pictures.example'],
    ['TRUST_PROXY', '2', 'trustProxy', 2],
    ['LOG_LEVEL', 'silent', 'logLevel', 'silent'],
    ['PURGE_CRON', '0 3 * * 1', 'purgeCron', '0 3 * * 1'],
    ['DATABASE_URL', 'postgres://u:p@db/pasteup', 'databaseUrl', 'postgres://u:p@db/pasteup'],
    ['S3_BUCKET', 'my.pictures-1', 's3Bucket', 'my.pictures-1'],
    ['S3_ENDPOINT', 'http://s3:7070/', 's3Endpoint', 'http://s3:7070'],
    [
      'S3_PUBLIC_ENDPOINT',
      'https://x.example/storage/s3',
      's3PublicEndpoint',
      'https://x.example/storage/s3',
    ],
    ['S3_FORCE_PATH_STYLE', 'true', 's3ForcePathStyle', true],
    ['CDN_URL', 'https://cdn.example', 'cdnUrl', 'https://cdn.example'],
    ['MODEL_PRECISION', 'fp32', 'modelPrecision', 'fp32'],
  ] as const)('reads %s=%s', (variable, text, name, expected) => {
    expect(parseConfig({ [variable]: text })[name]).toBe(expected);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '40.5'],
    ['PUBLIC_URL', 'https://pictures.example/base'],
    ['PUBLIC_URL', 'ftp://pictures.example'],
    ['TRUST_PROXY', 'true'],
    ['DATABASE_URL', 'mysql://localhost/pasteup'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['STORAGE', 'tape'],
    ['S3_BUCKET', 'Pictures'],
    ['S3_BUCKET', '-pictures'],
    ['S3_ENDPOINT', 's3.example'],
    ['S3_ENDPOINT', 'https://key:secret@s3.example'],
    ['S3_FORCE_PATH_STYLE', 'yes'],
    ['CDN_URL', 'https://cdn.example/pictures'],
    ['ROLE', 'Web'],
    ['MATTE_CHILDREN', '0'],
    ['MODEL_PRECISION', 'INT8'],
    ['MAX_UPLOAD_BYTES', '25 parsecs'],
    ['MAX_UPLOAD_BYTES', '0'],
    ['MAX_STORED_BYTES', '99999999TB'],
    ['DEFAULT_TTL', 'P1M'],
    ['DEFAULT_TTL', 'P'],
    ['DEFAULT_TTL', 'P1DT'],
    ['DEFAULT_TTL', '30 days'],
    ['MAX_TTL', 'P99999D'],
    ['PURGE_CRON', 'every day'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s', (variable, text) => {
    const problems = problemsOf({ [variable]: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${variable}: expected .+, got .+`));
  });

  it('names every problem at once, with what came', () => {
    expect(problemsOf({ PORT: 'http', DEFAULT_TTL: 'P9W', MAX_TTL: 'P1W', SIGNUP: 'closed' })).toEqual([
      'PORT: expected an integer from 0 to 65535, got "http"',
      'DEFAULT_TTL: expected at most MAX_TTL, P7D, got P63D',
      'ADMIN_KEY: expected at least 16 characters because SIGNUP is closed, got nothing',
    ]);
  });

  it('names what is missing for S3, and only for S3', () => {
    const env = { AWS_SECRET_ACCESS_KEY: 'hunter2', SIGNUP: 'closed' };
    expect(problemsOf({ STORAGE: 's3', ...env })).toEqual([
      'ADMIN_KEY: expected at least 16 characters because SIGNUP is closed, got nothing',
      'S3_BUCKET: expected the name of a bucket because STORAGE is s3, got nothing',
      'AWS_ACCESS_KEY_ID: expected a text because AWS_SECRET_ACCESS_KEY is set, got nothing',
    ]);
    expect(problemsOf({ STORAGE: 's3', S3_BUCKET: 'pictures', AWS_ACCESS_KEY_ID: 'hunter2' })).toEqual([
      'AWS_SECRET_ACCESS_KEY: expected a text because AWS_ACCESS_KEY_ID is set, got nothing',
    ]);
    expect(problemsOf({ STORAGE: 's3', S3_BUCKET: 'pictures', AWS_SESSION_TOKEN: 'hunter2' })).toEqual([
      'AWS_ACCESS_KEY_ID: expected a text because AWS_SESSION_TOKEN is set, got nothing',
    ]);
    expect(problemsOf({ STORAGE: 's3', S3_BUCKET: 'pictures' })).toEqual([]);
    expect(problemsOf({ AWS_ACCESS_KEY_ID: 'somebody’s' })).toEqual([]);
  });

  it('never shows a secret', () => {
    const problems = problemsOf({ ADMIN_KEY: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db/x' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });

  it.each([
    [{}, { cores: 1, memoryBytes: 1e9 }, 1, 2],
    [{}, { cores: 8, memoryBytes: 64e9 }, 4, 8],
    [{}, { cores: 8, memoryBytes: 5e9 }, 3, 6],
    [{ ROLE: 'web' }, { cores: 8, memoryBytes: 64e9 }, 0, 2],
    [{ ROLE: 'web', MATTE_CHILDREN: '3' }, twoCores, 0, 2],
    [{ MATTE_CHILDREN: '3', RENDER_CHILDREN: '4' }, twoCores, 3, 4],
  ])('with %o on %o has %i matte and %i render children', (env, machine, matteChildren, renderChildren) => {
    expect(parseConfig(env, machine)).toMatchObject({ matteChildren, renderChildren });
  });
});

it('an empty variable does not hide what the file .env says', () => {
  const file = { ADMIN_KEY: 'of the file', PORT: '1' };
  expect(joinEnvironments(file, { ADMIN_KEY: '', PORT: '2', ROLE: undefined })).toEqual({
    ADMIN_KEY: 'of the file',
    PORT: '2',
  });
});

describe('.env.example', () => {
  it('is what the settings say', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(renderEnvExample());
  });

  it('changes nothing when every line is uncommented', () => {
    const env = parseEnv(renderEnvExample().replaceAll(/^#(?=[A-Z][A-Z\d_]+=)/gm, ''));
    expect(Object.keys(env)).toHaveLength(Object.keys(settings).length);
    expect(parseConfig(env)).toEqual(parseConfig({}));
  });
});
