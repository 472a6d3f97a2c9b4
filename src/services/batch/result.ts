import { doorPaths } from '../../config/door-path.ts';
import type { Context, Contexts } from '../../context/context.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import { Batch, type BatchResultFormat } from '../../schema/batch.ts';
import { writeResultCsv, writeResultJsonLines } from '../../tools/csv/write-result.ts';
import { type FileClaims, signFileUrl } from '../../tools/signing/signed-url.ts';
import { findUrlWindow } from '../../tools/signing/url-window.ts';
import { resolveUrl, urlOptions } from '../access/url.ts';
import { readResultRows } from './result-rows.ts';

const types: Record<BatchResultFormat, string> = {
  CSV: 'text/csv; charset=utf-8',
  JSONL: 'application/x-ndjson; charset=utf-8',
};

/** A URL under which the result is made while it is read, as it is by then. */
export async function signResult(
  ctx: Context,
  { id, name, expiresAt }: Batch,
  { format, expiresIn }: { format?: BatchResultFormat | null; expiresIn?: number | null },
): Promise<URL> {
  const { expiresInMs } = urlOptions({ expiresIn }, name);
  const window = findUrlWindow({ expiresAt, ...(expiresInMs && { expiresInMs }) }, ctx.now().getTime());
  const extension = (format ?? 'CSV').toLowerCase();
  const claims: FileClaims = {
    key: `${id}/${extension}`,
    mimeType: types[format ?? 'CSV'],
    downloadAs: `${name.replace(/\.\w{1,5}$/, '')}-result.${extension}`,
    expiresAt: window.expiresAt,
  };
  const url = signFileUrl(doorPaths.results, claims, await ctx.readSecrets(), { use: 'GET download' });
  return resolveUrl(ctx, url);
}

/** What a URL of `signResult` leads to, in pieces; null once its batch is gone. Expects its signature to be good. */
export async function openResult(
  contexts: Contexts,
  key: string,
  { baseUrl }: Pick<Context, 'baseUrl'>,
): Promise<AsyncIterable<string> | null> {
  const [id = '', extension] = key.split('/');
  const found = await contexts.forSystem().em.findOne(Batch, { id, ...ofKeptAccount });
  if (!found) return null;
  const ctx = { ...contexts.forAccount(found.accountId), baseUrl };
  const rows = readResultRows(ctx, found);
  if (extension === 'jsonl') return writeResultJsonLines(rows);
  return writeResultCsv(found.layout, rows, { recipeCount: found.keptRecipes.length });
}
