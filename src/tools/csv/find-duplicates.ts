import { cut } from '../../errors.ts';
import type { CsvProblem, CsvRow } from './csv.ts';
import { warning } from './problem.ts';

/** DUPLICATE_URL for each address of a row that came before. `firstLines` has the line of each address, and is added to. */
export function findDuplicates({ urls, line }: CsvRow, firstLines: Map<string, number>): CsvProblem[] {
  const problems: CsvProblem[] = [];
  for (const { url, text, column } of urls) {
    if (!url) continue;
    const firstLine = firstLines.get(url.href);
    if (firstLine === undefined) firstLines.set(url.href, line);
    else {
      const message = `The same address is in line ${firstLine}: it is fetched once.`;
      problems.push(warning('DUPLICATE_URL', message, { line, column }, { url: cut(text), firstLine }));
    }
  }
  return problems;
}
