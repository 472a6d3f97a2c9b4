import type { CsvLayout, CsvOptions, CsvProblem } from './csv.ts';
import { findDuplicates } from './find-duplicates.ts';
import { createProblemList } from './problem-list.ts';
import { readLayout } from './read-layout.ts';
import { type ReadRowsOptions, readRows } from './read-rows.ts';

const shownHosts = 20;
const shownRows = 20;
export interface CsvSummary {
  /** Null where not even columns were found. */
  layout: CsvLayout | null;
  rows: number;
  /** Addresses, those that are none among them. */
  items: number;
  /** Addresses that are fetched: no two alike. */
  distinct: number;
  /** Most first, at most 20; an address without a usual port with its own. */
  hosts: HostCount[];
  /** The first 100; a fatal one is the last of them, however many there are. */
  problems: CsvProblem[];
  problemCount: number;
  /** The cells of the first 20 rows. */
  sample: string[][];
}

export interface HostCount {
  host: string;
  items: number;
}

/** What is in a file, without anything made of it. Throws as readLayout does. */
export async function summarizeCsv(
  path: string,
  options: CsvOptions,
  reading: Omit<ReadRowsOptions, 'from'>,
): Promise<CsvSummary> {
  const { layout, problems } = await readLayout(path, options);
  const found = createProblemList(problems);
  const hosts = new Map<string, number>();
  const firstLines = new Map<string, number>();
  const sample: string[][] = [];
  let [rows, items] = [0, 0];
  if (layout && !problems.some(({ isFatal }) => isFatal)) {
    const all = readRows(path, layout, reading);
    for await (const row of all) {
      rows++;
      items += row.urls.length;
      for (const { url } of row.urls) if (url) hosts.set(url.host, (hosts.get(url.host) ?? 0) + 1);
      found.add(row.problems);
      found.add(findDuplicates(row, firstLines));
      if (sample.length < shownRows) sample.push(row.cells);
    }
    if (all.brokenBy) found.add([all.brokenBy]);
  }
  return { layout, rows, items, distinct: firstLines.size, hosts: rankHosts(hosts), ...found.list(), sample };
}

const rankHosts = (counts: ReadonlyMap<string, number>): HostCount[] =>
  [...counts]
    .map(([host, items]) => ({ host, items }))
    .sort((a, b) => b.items - a.items)
    .slice(0, shownHosts);
