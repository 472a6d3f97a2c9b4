import { maxUrlsPerRow } from '../../config/batch-limit.ts';
import type { Context } from '../../context/context.ts';
import type { CsvInput } from '../../schema/csv.ts';
import { type CsvSummary, summarizeCsv } from '../../tools/csv/summarize-csv.ts';
import { requireOwner } from '../access/require-owner.ts';
import { withCsvFile } from './csv-file.ts';
import { urlParser } from './parse-url.ts';

/** What is in a spreadsheet, and what would become of it, without anything made of it. */
export function validateBatch(ctx: Context, { csv }: { csv: CsvInput }): Promise<CsvSummary> {
  const account = requireOwner(ctx);
  const { maxBatchRows: maxRows } = ctx.config;
  return withCsvFile(ctx, csv, ({ path }) =>
    ctx.uploadLimit.run(account, () =>
      summarizeCsv(path, csv, { maxRows, maxUrlsPerRow, parseUrl: urlParser(ctx) }),
    ),
  );
}
