import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
}

const built = join(import.meta.dirname, '../../dist/client');
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8'));

/** Which is no part of any manifest. */
const workers = readdirSync(join(built, 'assets'))
  .filter((name) => name.startsWith('compress-worker'))
  .map((name) => `assets/${name}`);

const sizeOf = (path: string) => gzipSync(readFileSync(join(built, path))).length;
const sum = (paths: Iterable<string>) => [...new Set(paths)].reduce((all, path) => all + sizeOf(path), 0);
const textOf = (paths: Iterable<string>) =>
  [...paths].map((path) => readFileSync(join(built, path), 'utf8')).join('');

/** A page's chunks: those that it waits for, or what it loads later too. */
function findChunks(name: string, withLater: boolean, found = new Map<string, Chunk>()): Chunk[] {
  const chunk = manifest[name];
  if (!chunk || found.has(name)) return [...found.values()];
  found.set(name, chunk);
  const { imports = [], dynamicImports = [] } = chunk;
  for (const next of withLater ? [...imports, ...dynamicImports] : imports)
    findChunks(next, withLater, found);
  return [...found.values()];
}

const scriptsOf = (entry: string) => findChunks(entry, true).map(({ file }) => file);

test('there is a page for galleries and one for wishlists', () => {
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  expect(entries.toSorted()).toEqual(['src/public/main.tsx', 'src/public/wishlist/main.tsx']);
  expect(workers).toHaveLength(1);
});

describe.each([
  { entry: 'src/public/main.tsx', works: workers, chunks: 6 },
  { entry: 'src/public/wishlist/main.tsx', works: [], chunks: 4 },
])('$entry', ({ entry, works, chunks }) => {
  test('all of its script together, what is loaded later too, stays small', () => {
    const scripts = scriptsOf(entry);
    expect(scripts.length).toBeGreaterThanOrEqual(chunks);
    expect(sum([...scripts, ...works])).toBeLessThan(90_000);
  });

  test('what its first paint waits for is little style', () => {
    const styles = findChunks(entry, false).flatMap(({ css = [] }) => css);
    expect(styles.length).toBeGreaterThan(0);
    expect(sum(styles)).toBeLessThan(8_000);
  });

  test("nothing of the app's own libraries is in it", () => {
    expect(textOf(scriptsOf(entry))).not.toMatch(/mantine|urql|react-router|zustand/i);
  });
});

test('the page of a gallery does not look for the key of an account', () => {
  expect(textOf(scriptsOf('src/public/main.tsx'))).not.toContain('pasteup-api-key');
});
