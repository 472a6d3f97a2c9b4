/**
 * Compiles the server and the client into dist/, each only when something it is made of has changed. With the name of
 * one as argument, only that.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Part {
  name: string;
  /** Files and folders whose bytes decide whether it is built again. */
  sources: string[];
  /** Where the hash of the sources is kept, beside what was built from them. */
  stamp: string;
  build(): Promise<void>;
}

const parts: Part[] = [
  {
    name: 'server',
    sources: ['src', 'migrations', 'deploy', 'tsconfig.json', 'package-lock.json'],
    stamp: 'dist/server.sha256',
    async build() {
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const { status } = spawnSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: 'inherit' });
      if (status !== 0) process.exit(status ?? 1);
    },
  },
  {
    name: 'client',
    sources: ['client', 'schema.graphql', 'package-lock.json'],
    stamp: 'dist/client.sha256',
    async build() {
      const vite = await import('vite');
      const build = (name: string, ssr?: string) =>
        vite.build({ configFile: join(root, 'client', name), logLevel: 'warn', build: { ssr } });
      await build('vite.config.ts');
      await build('public.vite.config.ts');
      await build('public.vite.config.ts', 'src/public/render.tsx');
    },
  },
];

/** Paths from the root of the project. */
function listFiles(source: string): string[] {
  if (!statSync(join(root, source)).isDirectory()) return [source];
  const entries = readdirSync(join(root, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** By content and not by time: a checkout or a copied image changes times. */
function hashSources(sources: string[]): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(listFiles).sort()) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

function readStamp(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

const only = process.argv[2];
for (const { name, sources, stamp, build } of parts) {
  if (only && only !== name) continue;
  const hash = hashSources(sources);
  if (readStamp(stamp) === hash) continue;
  const startedAt = performance.now();
  await build();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, stamp), hash);
  console.log(`built the ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
