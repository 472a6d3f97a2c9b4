import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const built = join(import.meta.dirname, '../../dist/client');

/** Bytes, gzipped one by one as they are sent, of what the page asks for before it shows anything. */
function startBytes(extension: 'js' | 'css'): number {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const paths = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(\w+))"/g)].filter(
    ([, , end]) => end === extension,
  );
  return paths.reduce((sum, [, path]) => sum + gzipSync(readFileSync(join(built, path as string))).length, 0);
}

test('the start asks for no more script and style than it has to', () => {
  expect(startBytes('js')).toBeLessThan(237_000);
  expect(startBytes('css')).toBeLessThan(22_000);
});
