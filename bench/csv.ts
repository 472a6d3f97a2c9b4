import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { report } from './figures.ts';

const rowCount = 100_000;

/** A shop's table of one picture a row, and one of which each row has more cells than the header. */
const kinds = {
  'as it should be': (cells: string) => cells,
  ragged: (cells: string) => `${cells},blue`,
};

/** What a dry run of 100,000 rows takes, in a process of its own, whose memory nobody else has grown. */
export async function measureCsv(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pasteup-bench-csv-'));
  try {
    for (const [name, write] of Object.entries(kinds)) {
      const path = join(folder, 'table.csv');
      await writeFile(path, writeTable(write));
      const runs = [await runOnce(path), await runOnce(path), await runOnce(path)];
      const [cpuS, megabytes] = [
        runs.map((run) => run.cpuMs / 1000),
        runs.map((run) => run.grownBytes / 1e6),
      ];
      report(`CPU of a dry run of 100,000 rows, ${name}, s`, Math.max(...cpuS), { atMost: 3 }, { s: cpuS });
      report(`memory it takes, ${name}, MB`, Math.max(...megabytes), { atMost: 100 }, { MB: megabytes });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function writeTable(write: (cells: string) => string): string {
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const url = `https://shop${i % 40}.example.org/media/catalog/product/${i}.jpg`;
    return write(`Product number ${i},${url},${i % 90}.50`);
  });
  return ['Product Name,Image URL,Price', ...rows].join('\r\n');
}

async function runOnce(path: string): Promise<{ cpuMs: number; grownBytes: number }> {
  const child = join(import.meta.dirname, 'csv-run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', child, path]);
  return JSON.parse(stdout);
}
