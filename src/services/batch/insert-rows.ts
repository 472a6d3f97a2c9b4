import { createHash } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { toFailure } from '../../errors.ts';
import type { Batch } from '../../schema/batch.ts';
import { createId } from '../../schema/id.ts';
import type { CsvProblem, CsvRow } from '../../tools/csv/csv.ts';
import { duplicateUrl } from '../../tools/csv/find-duplicates.ts';

interface First {
  id: string;
  urlHash: string;
  line: number;
}

/** Characters of the hash of an address: 132 bits, which no two of a batch share by chance. */
const hashLength = 22;

export function hashUrl({ href }: URL): string {
  return createHash('sha256').update(href).digest('base64url').slice(0, hashLength);
}

interface Inserted {
  items: number;
  /** Addresses that stand in no row before. */
  distinct: number;
  problems: CsvProblem[];
}

/**
 * Writes rows of a batch, which is locked, with their items. The first of an address is worked on for all: whoever ends it ends those
 * that point to it, so it is locked here, and what it has come to by now is theirs.
 */
export async function insertRows(
  { em }: Context,
  { id: batchId, accountId }: Batch,
  rows: readonly CsvRow[],
): Promise<Inserted> {
  if (rows.length === 0) return { items: 0, distinct: 0, problems: [] };
  const found = rows.flatMap((row) =>
    row.urls.map((url, ordinal) => ({ row, url, ordinal, urlHash: url.url && hashUrl(url.url) })),
  );
  const known = await findFirsts(
    em,
    batchId,
    found.flatMap(({ urlHash }) => urlHash ?? []),
  );
  const problems: CsvProblem[] = rows.flatMap((row) => row.problems);
  const rowIds = new Map(rows.map(({ index }) => [index, createId('BatchRow')]));
  let distinct = 0;
  const items = found.map(({ row, url, ordinal, urlHash }) => {
    const id = createId('BatchItem');
    const first = urlHash === null ? undefined : known.get(urlHash);
    if (urlHash !== null && !first) {
      known.set(urlHash, { id, urlHash, line: row.line });
      distinct++;
    }
    if (first) problems.push(duplicateUrl(url, row.line, first.line));
    return {
      id,
      row_id: rowIds.get(row.index),
      row_index: row.index,
      ordinal,
      url: url.text,
      url_hash: urlHash,
      status: url.error ? 'FAILED' : 'QUEUED',
      error: url.error && toFailure(url.error),
      duplicate_of_id: first?.id ?? null,
    };
  });
  await em.execute(
    `insert into batch_row (id, account_id, batch_id, index, line, name, cells, item_count)
     select id, ?, ?, index, line, name, cells, item_count
       from jsonb_to_recordset(?::jsonb) as one (id text, index int, line int, name text, cells jsonb, item_count int)`,
    [accountId, batchId, JSON.stringify(rows.map((row) => describeRow(row, rowIds.get(row.index)!)))],
  );
  await em.execute(
    `insert into batch_item (id, account_id, batch_id, row_id, row_index, ordinal, url, url_hash, status, error,
       duplicate_of_id, image_id)
     select one.id, ?, ?, one.row_id, one.row_index, one.ordinal, one.url, one.url_hash,
       case when first.status in ('SUCCEEDED', 'FAILED', 'CANCELED') then first.status else one.status end,
       coalesce(first.error, one.error), one.duplicate_of_id, first.image_id
     from jsonb_to_recordset(?::jsonb) as one (id text, row_id text, row_index int, ordinal int, url text, url_hash text,
         status text, error jsonb, duplicate_of_id text)
       left join batch_item first on first.id = one.duplicate_of_id`,
    [accountId, batchId, JSON.stringify(items)],
  );
  return { items: items.length, distinct, problems: problems.toSorted(byLine) };
}

const byLine = (a: CsvProblem, b: CsvProblem) => (a.line ?? 0) - (b.line ?? 0);

const describeRow = ({ index, line, name, cells, urls }: CsvRow, id: string) => ({
  id,
  index,
  line,
  name,
  cells,
  item_count: urls.length,
});

/** Until the end of the transaction none of them ends. */
async function findFirsts(
  em: Context['em'],
  batchId: string,
  hashes: readonly string[],
): Promise<Map<string, First>> {
  const firsts = await em.execute<First[]>(
    `select item.id, item.url_hash as "urlHash", row.line from batch_item item
       join batch_row row on row.id = item.row_id
      where item.batch_id = ? and item.url_hash = any(?::text[]) and item.duplicate_of_id is null
      order by item.id for share of item`,
    [batchId, `{${hashes.join(',')}}`],
  );
  return new Map(firsts.map((first) => [first.urlHash, first]));
}
