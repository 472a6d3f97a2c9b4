import { pointBytes } from '../../brush/stroke.ts';
import { defaultPageSize } from '../../config/page-size.ts';
import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import type { Connection } from '../../schema/connection.ts';
import type { Image } from '../../schema/image.ts';
import { isGone } from '../../schema/life.ts';
import type { Mask } from '../../schema/mask.ts';
import type { Stroke } from '../../schema/mask-stroke.ts';
import type { MaskVersion } from '../../schema/mask-version.ts';
import { buildPage, checkFirst, type PageRequest, readPageOf, wrapPage } from '../list/page.ts';
import { requireVersion } from './require-version.ts';
import { readPath } from './stroke-input.ts';

export const strokesPerPage = 100;
const pointsPerPage = 5000;

/** Newest first; none once the image is gone. */
export async function listMasks(ctx: Context, image: Image, page: PageRequest): Promise<Connection<Mask>> {
  return isGone(image, ctx.now()) ? buildPage([], 0) : readPageOf(ctx.loaders.masksOf, image.id, page);
}

/** Newest first. */
export async function listVersions(
  ctx: Context,
  { id: maskId }: Mask,
  { first: asked, after }: PageRequest,
): Promise<Connection<MaskVersion>> {
  const first = checkFirst(asked ?? defaultPageSize);
  const behind = after == null ? null : readCursor(after);
  const rows = await ctx.loaders.maskVersionsOf.load({ maskId, limit: first + 1, behind });
  return wrapPage(rows, first, ({ number }) => writeCursor(number));
}

/** In drawing order. A page of long strokes is shorter than was asked for: 2,000 points are 2 ms of this process. */
export async function listStrokes(
  ctx: Context,
  mask: Mask,
  { first: asked, after, version: wanted }: PageRequest & { version?: number | null },
): Promise<Connection<Stroke>> {
  const first = checkFirst(asked ?? strokesPerPage);
  const behind = after == null ? null : readCursor(after);
  const version = wanted ?? mask.version;
  requireVersion(mask, version, 'version');
  const rows = await ctx.loaders.strokesOf.load({
    maskId: mask.id,
    number: version,
    limit: first + 1,
    behind,
  });
  const page = wrapPage(rows, Math.min(first, countWithin(rows)), ({ ordinal }) => writeCursor(ordinal));
  const edges = page.edges.map(({ cursor, node: { strokeId: id, path, ...row } }) => ({
    cursor,
    node: { ...row, id, ...readPath(path) },
  }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

/** How many of them have no more points together than a page may have; at least one. */
function countWithin(rows: readonly { path: Uint8Array }[]): number {
  let [count, bytes] = [0, 0];
  for (const { path } of rows) {
    bytes += path.length;
    if (count > 0 && bytes > pointsPerPage * pointBytes) break;
    count++;
  }
  return count;
}

function writeCursor(number: number): string {
  return Buffer.from(`${number}`).toString('base64url');
}

function readCursor(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw badInput('after', 'a cursor of an earlier page', JSON.stringify(cursor.slice(0, 40)));
}
