import { cut } from '../../errors.ts';
import type { CsvProblem, CsvRow, CsvUrl } from './csv.ts';
import { warning } from './problem.ts';

/** Of an address that stands in an earlier line too. */
export function duplicateUrl({ text, column }: CsvUrl, line: number, firstLine: number): CsvProblem {
  const message = `The same address is in line ${firstLine}: it is fetched once.`;
  return warning('DUPLICATE_URL', message, { line, column }, { url: cut(text), firstLine });
}

/** DUPLICATE_URL for each address of a row that came before. `firstLines` has the line of each address, and is added to. */
export function findDuplicates({ urls, line }: CsvRow, firstLines: Map<string, number>): CsvProblem[] {
  const problems: CsvProblem[] = [];
  for (const found of urls) {
    if (!found.url) continue;
    const firstLine = firstLines.get(found.url.href);
    if (firstLine === undefined) firstLines.set(found.url.href, line);
    else problems.push(duplicateUrl(found, line, firstLine));
  }
  return problems;
}
