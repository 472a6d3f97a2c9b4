import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { CsvLayout, CsvOptions, CsvProblem, CsvRow } from '../../../src/tools/csv/csv.ts';
import type { ParseUrl } from '../../../src/tools/csv/interpret-row.ts';
import { readLayout } from '../../../src/tools/csv/read-layout.ts';
import { type ReadRowsOptions, readRows } from '../../../src/tools/csv/read-rows.ts';
import { parseRemoteUrl } from '../../../src/tools/remote/remote-url.ts';

export const parseUrl: ParseUrl = (text) => parseRemoteUrl(text, { ports: [80, 443], allow: [] });
export const limits = { maxRows: 100_000, maxUrlsPerRow: 20, parseUrl };

/** Writes tables to a folder that is gone after the file's tests. */
export function createTables() {
  const folder = mkdtempSync(join(tmpdir(), 'pasteup-csv-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  return {
    write(content: string | Uint8Array): string {
      const path = join(folder, `${count++}.csv`);
      writeFileSync(path, content);
      return path;
    },
  };
}

export interface ReadTable {
  layout: CsvLayout | null;
  rows: CsvRow[];
  /** Those of the layout, of all rows, and what ended it. */
  problems: CsvProblem[];
}

export async function readAll(
  path: string,
  options: CsvOptions = {},
  reading: Partial<ReadRowsOptions> = {},
): Promise<ReadTable> {
  const { layout, problems } = await readLayout(path, options);
  if (!layout || problems.some(({ isFatal }) => isFatal)) return { layout, rows: [], problems };
  const rows: CsvRow[] = [];
  const all = readRows(path, layout, { ...limits, ...reading });
  for await (const row of all) rows.push(row);
  const told = [...problems, ...rows.flatMap((row) => row.problems), ...(all.brokenBy ? [all.brokenBy] : [])];
  return { layout, rows, problems: told };
}

/** The columns of a layout as `name ROLE`. */
export const rolesOf = ({ layout }: Pick<ReadTable, 'layout'>): string[] =>
  layout!.columns.map(({ name, role }) => `${name} ${role}`);
