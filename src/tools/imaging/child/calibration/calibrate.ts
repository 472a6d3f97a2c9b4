// Measures the ranges that the model's tensors have on a folder of photographs, and prints the table of them: the
// text of model/compile/u2netp-ranges.ts. Arguments: the model's file and the folder.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileForCalibration } from '../../model/compile/compile-model.ts';
import type { Ranges } from '../../model/compile/rewrites/range.ts';
import { u2netpFacts } from '../../model/compile/u2netp-facts.ts';
import { models } from '../../model/models.ts';
import { inspectFile } from '../inspect-file.ts';
import { toModelInput } from '../model/coverage.ts';
import { openSession } from '../model/open-session.ts';
import { makeScene } from '../model/scene.ts';
import { measureRanges, type Sample } from './measure-ranges.ts';

const model = models.u2netp;
const limits = { maxPixels: 50_000_000, maxSide: 16_384 };

const [modelPath = '', folder = ''] = process.argv.slice(2);
const { bytes, tensors } = compileForCalibration(await readFile(modelPath), u2netpFacts);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const read = await Promise.all(paths.toSorted().map(readSamples));
const samples = read.flat();
const count = read.filter((some) => some.length > 0).length;
if (count === 0) throw new Error(`expected photographs in ${folder}, got none`);
process.stderr.write(`measuring ${tensors.length} tensors on ${count} photographs\n`);
const session = await openSession(bytes);
process.stdout.write(writeTable(await measureRanges(session, tensors, samples)));

/** A photograph at the sizes that the model is shown it in; none of a file that is no picture. */
async function readSamples(path: string): Promise<Sample[]> {
  try {
    await inspectFile(path, limits);
    const { passes } = await makeScene(path, model, 'balanced', limits);
    return passes.map(({ pixels, ...size }) => ({ ...size, values: toModelInput(pixels, model) }));
  } catch (error) {
    process.stderr.write(`${path} is left out: ${error instanceof Error ? error.message : error}\n`);
    return [];
  }
}

function writeTable(ranges: Ranges): string {
  const lines = Object.entries(ranges).map(([name, [low, high]]) => `  '${name}': [${low}, ${high}],\n`);
  return `import type { Ranges } from './rewrites/range.ts';

/** Measured on ${count} photographs at two sizes each, as \`npm run models -- calibrate <folder>\` does. */
export const u2netpRanges: Ranges = {
${lines.join('')}};
`;
}
