import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { digestSolution } from './print-digest.ts';

const run = promisify(execFile);

test('two processes, one of them without the optimising compiler, make the same bits', async () => {
  const script = join(import.meta.dirname, 'print-digest.ts');
  const runs = [[], ['--no-opt']].map((flags) => run(process.execPath, [...flags, script]));
  const digests = (await Promise.all(runs)).map(({ stdout }) => stdout.trim());
  expect(digests).toEqual([digestSolution(), digestSolution()]);
});

test('what an engine may round as it likes is not used', () => {
  const folder = join(import.meta.dirname, '../../src/brush');
  const code = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const used = code.flatMap((text) => text.match(/\bMath\.\w+(?=\()| \*\* /g) ?? []);
  const exact = ['Math.abs', 'Math.ceil', 'Math.floor', 'Math.max', 'Math.min', 'Math.round', 'Math.sqrt'];
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((one) => !exact.includes(one))).toEqual([]);
});
