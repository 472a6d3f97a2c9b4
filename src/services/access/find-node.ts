import type { FindOptions } from '@mikro-orm/postgresql';
import { maxIds } from '../../config/id-limit.ts';
import type { Context } from '../../context/context.ts';
import { mortals } from '../../context/filters.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import { Account } from '../../schema/account.ts';
import { ApiKey } from '../../schema/api-key.ts';
import { Batch } from '../../schema/batch.ts';
import { BatchItem } from '../../schema/batch-item.ts';
import { BatchRow } from '../../schema/batch-row.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { type NodeName, parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import { isGone, type Life } from '../../schema/life.ts';
import { Mask } from '../../schema/mask.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { PurgeRun } from '../../schema/purge-run.ts';
import { Rendition } from '../../schema/rendition.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { WebhookEvent } from '../../schema/webhook-event.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';

type Nodes = {
  Account: Account;
  Image: Image;
  Rendition: Rendition;
  Job: Job;
  PendingUpload: PendingUpload;
  ApiKey: ApiKey;
  Gallery: Gallery;
  GalleryLink: GalleryLink;
  Wishlist: Wishlist;
  WishlistItem: WishlistItem;
  Mask: Mask;
  Batch: Batch;
  BatchRow: BatchRow;
  BatchItem: BatchItem;
  PurgeRun: PurgeRun;
  WebhookEndpoint: WebhookEndpoint;
  WebhookEvent: WebhookEvent;
  WebhookDelivery: WebhookDelivery;
};

const nodeEntities = {
  Account,
  Image,
  Rendition,
  Job,
  PendingUpload,
  ApiKey,
  Gallery,
  GalleryLink,
  Wishlist,
  WishlistItem,
  Mask,
  Batch,
  BatchRow,
  BatchItem,
  PurgeRun,
  WebhookEndpoint,
  WebhookEvent,
  WebhookDelivery,
} satisfies {
  [Name in NodeName]: new () => Nodes[Name];
};

/** The object of this id and type in the caller's scope, or null; GONE for what has expired or was deleted but is still there. */
export async function findNode<Name extends NodeName>(
  ctx: Context,
  name: Name,
  id: string,
): Promise<Nodes[Name] | null> {
  const [node = null] = await findNodes(ctx, name, [id], { filters: { alive: false } });
  const mortal = await findMortal(ctx, node);
  if (mortal && isGone(mortal, ctx.now())) throw new AppError('GONE', `${id} has expired or was deleted.`);
  return node;
}

/** What it is there and gone with. */
async function findMortal(ctx: Context, node: Nodes[NodeName] | null): Promise<Life | null> {
  if (node instanceof Rendition || node instanceof Mask) {
    const image = await ctx.em.findOne(Image, { id: node.imageId }, { filters: { alive: false } });
    return node instanceof Mask && node.goneAt ? { goneAt: node.goneAt, expiresAt: null } : image;
  }
  if (node instanceof BatchRow || node instanceof BatchItem)
    return ctx.em.findOne(Batch, { id: node.batchId }, { filters: { alive: false } });
  if (node instanceof WebhookEndpoint) return { goneAt: node.goneAt, expiresAt: null };
  return mortals.some((entity) => node instanceof entity) ? (node as Life) : null;
}

/** Of each id its object, whatever it is, or null, also for what has expired or was deleted. */
export async function findAnyNodes(
  ctx: Context,
  ids: readonly string[],
): Promise<(Nodes[NodeName] | null)[]> {
  checkIdCount('ids', ids);
  const names = Object.keys(nodeEntities) as NodeName[];
  const found = new Map<string, Nodes[NodeName]>();
  for (const name of names) for (const node of await findNodes(ctx, name, ids)) found.set(node.id, node);
  const renditions = [...found.values()].filter((node) => node instanceof Rendition);
  const images = await ctx.loaders.image.loadMany(renditions.map(({ imageId }) => imageId));
  const gone = new Set(renditions.filter((_rendition, i) => !images[i]).map(({ id }) => id));
  return ids.map((id) => {
    const node = found.get(id);
    return !node || gone.has(id) ? null : node;
  });
}

export function checkIdCount(argument: string, ids: readonly string[]): void {
  if (ids.length > maxIds) throw badInput(argument, `at most ${maxIds}`, `${ids.length}`, { limit: maxIds });
}

/** The same where null will not do: NOT_FOUND. */
export async function requireNode<Name extends NodeName>(
  ctx: Context,
  name: Name,
  id: string,
): Promise<Nodes[Name]> {
  const node = await findNode(ctx, name, id);
  if (node) return node;
  throw new AppError('NOT_FOUND', `There is no ${name} ${quote(id)}.`);
}

/**
 * Of the objects asked for by their ids, those that are of this type and in the caller's scope, each once and in the order
 * asked. Whoever takes ids from outside goes on with these rows and never with the ids: what was not found is not known.
 */
export async function findNodes<Name extends NodeName>(
  ctx: Context,
  name: Name,
  ids: readonly string[],
  {
    where = {},
    ...options
  }: { where?: object } & Pick<FindOptions<Nodes[Name]>, 'filters' | 'lockMode' | 'disableIdentityMap'> & {
      /** Those of the row that are read; default: all. */
      fields?: (keyof Nodes[Name])[];
    } = {},
): Promise<Nodes[Name][]> {
  const asked = [...new Set(ids)].filter((id) => parseId(id) === name);
  if (asked.length === 0) return [];
  const rows = (await ctx.em.find(
    nodeEntities[name] as new () => { id: string },
    { id: { $in: asked }, ...where },
    // In one order, so that two that lock the same rows do not wait for each other.
    { ...options, orderBy: { id: 'asc' } } as object,
  )) as Nodes[Name][];
  const found = new Map(rows.map((row) => [row.id, row]));
  return asked.flatMap((id) => found.get(id) ?? []);
}
