import { expect } from 'vitest';
import { openCanary } from '../hostile-web.ts';
import { type BatchBed, createBatch, openBatchBed, type ReadRow, readBatch, whenDone } from './batch-bed.ts';

type Expected = readonly [status: string, code: string | null, params?: object];

/** What a row of each kind comes to; those that are tried again take their time. */
const kinds: Record<string, Expected> = {
  '/ok/N.jpg': ['SUCCEEDED', null],
  '/type-lie?N': ['SUCCEEDED', null],
  '/br?N': ['SUCCEEDED', null],
  '/redir?n=3&N': ['SUCCEEDED', null],
  '/html?N': ['FAILED', 'FETCH_FAILED', { reason: 'NOT_A_PICTURE' }],
  '/svg?N': ['FAILED', 'UNSUPPORTED_IMAGE'],
  '/404?N': ['FAILED', 'FETCH_FAILED', { statusCode: 404 }],
  '/410?N': ['FAILED', 'FETCH_FAILED', { statusCode: 410 }],
  '/loop?N': ['FAILED', 'FETCH_FAILED', { reason: 'REDIRECTS' }],
  '/empty?N': ['FAILED', 'FETCH_FAILED', { reason: 'EMPTY' }],
  '/gzip-bomb?N': ['FAILED', 'FILE_TOO_LARGE'],
  inside: ['FAILED', 'URL_NOT_ALLOWED', { reason: 'PORT' }],
  'file:///etc/passwd': ['FAILED', 'URL_NOT_ALLOWED', { reason: 'SCHEME' }],
  'not an address': ['FAILED', 'URL_NOT_ALLOWED', { reason: 'FORM' }],
};

/** Rows of every kind in turns, each row with an address of its own, and now and then one that came before. */
export async function checkHostileRows({ rowCount, timeoutMs }: { rowCount: number; timeoutMs: number }) {
  const bed = await openBatchBed({ env: { FETCH_PER_HOST: '2', MAX_UPLOAD_BYTES: '1MB' } });
  const canary = await openCanary('127.0.0.1');
  try {
    const names = Object.keys(kinds);
    const rows = Array.from({ length: rowCount }, (_, i) => {
      const of = i % 10 === 9 ? i - 9 : i;
      const kind = names[of % names.length]!;
      return { kind, url: addressOf(bed, canary.port, kind, of) };
    });
    const csv = `row,image\n${rows.map(({ url }, i) => `${i},${url}`).join('\n')}\n`;
    const id = await createBatch(bed.owner, csv);
    const batch = await whenDone(bed.owner, id, timeoutMs);
    const found = await readAll(bed, id);
    expect(found).toHaveLength(rowCount);
    for (const [i, { kind, url }] of rows.entries()) {
      const { index, cells, status, items } = found[i]!;
      const [expected, code, params] = kinds[kind]!;
      expect({ index, cells, status, code: items[0]!.error?.code ?? null }).toEqual({
        index: i,
        cells: [`${i}`, url],
        status: expected,
        code,
      });
      if (params) expect(items[0]!.error!.params).toMatchObject(params);
    }
    const good = new Set(rows.filter(({ kind }) => kinds[kind]![0] === 'SUCCEEDED').map(({ url }) => url));
    const images = new Set(
      found.flatMap(({ items, status }) => (status === 'SUCCEEDED' ? items[0]!.image!.id : [])),
    );
    expect(images.size).toBe(good.size);
    const { mostAtOnce, gapsMs } = bed.web.logOf('127.0.0.1');
    expect(mostAtOnce).toBeLessThanOrEqual(2);
    expect(canary.accepted()).toBe(0);
    return { batch, gapsMs };
  } finally {
    await bed.close();
    await canary.close();
  }
}

function addressOf(bed: BatchBed, canaryPort: number, kind: string, i: number): string {
  if (kind === 'inside') return `http://127.0.0.1:${canaryPort}/${i}`;
  if (!kind.startsWith('/')) return kind === 'not an address' ? `${kind} ${i}` : kind;
  return bed.at(kind.replace('N', `${i}`));
}

async function readAll(bed: BatchBed, id: string): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  let args = '(first: 100)';
  for (;;) {
    const page = (await readBatch(bed.owner, id, args)).rows;
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    args = `(first: 100, after: "${page.pageInfo.endCursor}")`;
  }
}
