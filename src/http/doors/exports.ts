import express, { type Response, type Router } from 'express';
import type { Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { describePage } from '../../services/wishlist/export/describe-page.ts';
import { describeWishlist } from '../../services/wishlist/export/describe-wishlist.ts';
import { type Exported, findExported } from '../../services/wishlist/export/export-wishlist.ts';
import { writeCsv } from '../../services/wishlist/export/write-csv.ts';
import { verifyFileUrl } from '../../tools/signing/signed-url.ts';
import { readOrigin } from '../caller.ts';
import { readKey, readQuery, refuseLink } from './link.ts';
import type { PublicPages } from './public-pages.ts';

export interface ExportsDoorOptions {
  contexts: Contexts;
  loadPages: () => Promise<PublicPages | null>;
}

/**
 * `GET /exports/<wishlist>/<format>/<aspect>?…`: a wishlist as a file, made while it is read. 403 and 410 as at `/files`, 410 too
 * for one that has ended.
 */
export function createExportsRouter({ contexts, loadPages }: ExportsDoorOptions): Router {
  const router = express.Router();
  router.get('/*key', async (req, res) => {
    const key = readKey(req);
    const system = contexts.forSystem();
    const nowMs = system.now().getTime();
    const secrets = await system.readSecrets();
    const verdict = verifyFileUrl(key, readQuery(req), secrets, { use: 'GET download', nowMs });
    if (!verdict.isValid) return refuseLink(res, verdict.reason);
    const exported = await findExported(contexts, key, readOrigin(req, system.config));
    if (!exported) throw new AppError('GONE', 'This wishlist has ended or was deleted.');
    const { mimeType, downloadAs } = verdict.claims;
    res.attachment(downloadAs ?? undefined);
    res.set({ 'Content-Type': mimeType, 'Cache-Control': 'no-store' });
    await system.downloadLimit.run(key, () => send(res, exported, loadPages));
  });
  return router;
}

async function send(
  res: Response,
  { ctx, wishlist, format, aspect }: Exported,
  loadPages: ExportsDoorOptions['loadPages'],
): Promise<void> {
  if (format === 'HTML') {
    const pages = await loadPages();
    if (!pages) throw new AppError('NOT_FOUND', 'This server was built without its pages.');
    res.send(pages.renderExport(await describePage(ctx, wishlist, aspect)));
    return;
  }
  const described = await describeWishlist(ctx, wishlist);
  res.send(format === 'CSV' ? await writeCsv(described) : `${JSON.stringify(described, null, 2)}\n`);
}
