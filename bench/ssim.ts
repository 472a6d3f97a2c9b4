// What a similarity of 0.98 costs in each format: node bench/ssim.ts <folder of pictures> [how many, all by default].
// One line a picture, at its full size: bytes of the original, then bytes, quality, similarity and milliseconds.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createImaging } from '../src/tools/imaging/create-imaging.ts';
import type { Imaging, Plan, RenderedFile } from '../src/tools/imaging/imaging.ts';
import { median } from './figures.ts';

const minSsim = 0.98;
const maxPixels = 50_000_000;
const formats = ['jpeg', 'webp', 'avif', 'auto'] as const satisfies Plan['output']['format'][];

interface Result extends Pick<RenderedFile, 'byteSize' | 'quality' | 'ssim' | 'mimeType'> {
  ms: number;
}

async function listPictures(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(jpe?g|png|webp|gif|avif)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function renderAs(
  imaging: Imaging,
  path: string,
  directory: string,
  format: (typeof formats)[number],
): Promise<Result | string> {
  const startedAt = performance.now();
  try {
    const { files } = await imaging.render({ path, directory, plans: [{ output: { format, minSsim } }] });
    const [file] = files;
    if (!file) throw new Error('no file was rendered');
    return { ...file, ms: performance.now() - startedAt };
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;

function describe(format: string, result: Result | string): string {
  if (typeof result === 'string') return `${format} ${result}`;
  const { byteSize, mimeType, quality, ssim, ms } = result;
  const chosen = format === 'auto' ? ` (${mimeType.slice('image/'.length)})` : '';
  const how = quality === null ? 'lossless' : `q${quality}`;
  return `${format}${chosen} ${kilobytes(byteSize)} ${how} ${ssim?.toFixed(4)} ${ms.toFixed(0)} ms`;
}

const [folder, count = 'Infinity'] = process.argv.slice(2);
if (!folder) throw new Error('expected a folder of pictures as the first argument');
const directory = await mkdtemp(join(tmpdir(), 'pasteup-bench-'));
const silent = { info() {}, warn() {}, error() {} };
const imaging = await createImaging({
  modelsDir: directory,
  defaultModel: '',
  matteChildren: 0,
  renderChildren: 1,
  maxPixels,
  maxSide: 16_384,
  // As the server does.
  memoryBudgetBytes: Math.max(500_000_000, 50 * maxPixels),
  tempDir: directory,
  log: silent,
});

/** All formats of one picture, if none failed. */
type Row = Record<(typeof formats)[number], Result & { share: number }>;

let originalBytes = 0;
let tried = 0;
const rows: Row[] = [];

/** One line of the table. */
async function measure(path: string): Promise<string> {
  const { size } = await stat(path);
  const { width, height } = await imaging.inspect(path);
  const row: Partial<Row> = {};
  const cells = [];
  for (const format of formats) {
    const result = await renderAs(imaging, path, directory, format);
    cells.push(describe(format, result));
    if (typeof result !== 'string') row[format] = { ...result, share: result.byteSize / size };
  }
  if (formats.every((format) => row[format])) {
    rows.push(row as Row);
    originalBytes += size;
  }
  return `${width} × ${height} ${kilobytes(size)}: ${cells.join(' | ')}`;
}

try {
  for (const path of (await listPictures(folder)).slice(0, Number(count))) {
    tried++;
    const line = await measure(path).catch((error) => (error as { code?: string }).code ?? String(error));
    console.log(`${path.slice(folder.length)} ${line}`);
  }
} finally {
  await imaging.close({ timeoutMs: 0 });
  await rm(directory, { recursive: true, force: true });
}

console.log(
  `\n${rows.length} of ${tried} pictures, in every format; the originals: ${kilobytes(originalBytes)}`,
);
for (const format of rows.length > 0 ? formats : []) {
  const all = rows.map((row) => row[format]);
  const total = all.reduce((sum, { byteSize }) => sum + byteSize, 0);
  const medians = [
    `${(median(all.map(({ share }) => share)) * 100).toFixed(0)} % of the original`,
    `quality ${median(all.flatMap(({ quality }) => quality ?? []))}`,
    `similarity ${median(all.map(({ ssim }) => ssim ?? 0)).toFixed(4)}`,
    `${median(all.map(({ ms }) => ms)).toFixed(0)} ms`,
  ];
  console.log(`${format}: ${kilobytes(total)}; medians: ${medians.join(', ')}`);
}
