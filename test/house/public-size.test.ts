import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const built = join(import.meta.dirname, '../../dist/client');
const manifest: Record<string, { file: string; css?: string[]; imports?: string[]; isEntry?: boolean }> =
  JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8'));
const files = Object.values(manifest);

/** Which is no part of any manifest. */
const workers = readdirSync(join(built, 'assets'))
  .filter((name) => name.startsWith('compress-worker'))
  .map((name) => `assets/${name}`);

const sizeOf = (path: string) => gzipSync(readFileSync(join(built, path))).length;
const sum = (paths: Iterable<string>) => [...new Set(paths)].reduce((all, path) => all + sizeOf(path), 0);
const isScript = (path: string) => path.endsWith('.js');

test('all the script of the public page together, what is loaded later too, stays small', () => {
  const scripts = files.map(({ file }) => file).filter(isScript);
  expect(scripts.length).toBeGreaterThan(2);
  expect(workers).toHaveLength(1);
  expect(sum([...scripts, ...workers])).toBeLessThan(90_000);
});

test('what its first paint waits for is one small style sheet', () => {
  const styles = files.filter(({ isEntry }) => isEntry).flatMap(({ css = [] }) => css);
  expect(styles).toHaveLength(1);
  expect(sum(styles)).toBeLessThan(8_000);
});

test("nothing of the app's own libraries is in it", () => {
  const text = files
    .filter(({ file }) => isScript(file))
    .map(({ file }) => readFileSync(join(built, file), 'utf8'))
    .join('');
  expect(text).not.toMatch(/mantine|urql|pasteup-api-key|react-router/i);
});
