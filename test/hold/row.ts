import { median, quantile } from '../../bench/figures.ts';
import type { Figures } from './innocent.ts';

/** What the innocent met while one thing went on. */
export interface Row {
  name: string;
  figures: Figures;
  /** The most that was resident of the server's process. */
  bytes: number;
  /** From its end until all was as before. */
  recoveredMs: number;
  /** What came of the attack. */
  answer: string;
}

const columns: [string, (row: Row) => string][] = [
  ['', ({ name }) => name],
  ['upload s', ({ figures }) => seconds(figures.upload)],
  ['thumbnail s', ({ figures }) => seconds(figures.thumbnail)],
  ['cutout s', ({ figures }) => seconds(figures.cutout)],
  ['probe ms', ({ figures }) => milliseconds(figures.probe)],
  ['MB', ({ bytes }) => (bytes / 1e6).toFixed()],
  ['as before s', ({ recoveredMs }) => (recoveredMs / 1000).toFixed(1)],
  ['failed', ({ figures }) => `${figures.failures.length}`],
];

/** Median and worst of each, of probes also what 95 of 100 keep to; below, what the attacker was told and what failed. */
export function printRows(rows: readonly Row[]): void {
  const table = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, show]) => show(row)))];
  const widths = columns.map((_, i) => Math.max(...table.map((cells) => cells[i]!.length)));
  const lines = table.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  const notes = rows
    .map(({ name, answer, figures }) => [name, answer, ...new Set(figures.failures)].filter(Boolean))
    .filter((words) => words.length > 1)
    .map(([name, ...words]) => `${name}: ${words.join('; ')}`);
  console.log(['', ...lines, '', ...notes].join('\n'));
}

const seconds = (ms: number[]) =>
  [median(ms), quantile(ms, 1)].map((one) => (one / 1000).toFixed(2)).join(' ');

const milliseconds = (ms: number[]) =>
  [median(ms), quantile(ms, 0.95), quantile(ms, 1)].map((one) => one.toFixed()).join(' ');
