import type { EntityManager } from '@mikro-orm/postgresql';
import { Batch } from '../schema/batch.ts';
import { BatchItem } from '../schema/batch-item.ts';
import { BatchRow } from '../schema/batch-row.ts';
import { type EntityName, entities } from '../schema/entities.ts';
import { Gallery } from '../schema/gallery.ts';
import { GalleryLink } from '../schema/gallery-link.ts';
import { Image } from '../schema/image.ts';
import { isThere } from '../schema/life.ts';
import { Mask } from '../schema/mask.ts';
import { WebhookEndpoint } from '../schema/webhook-endpoint.ts';
import { Wishlist } from '../schema/wishlist.ts';
import { WishlistItem } from '../schema/wishlist-item.ts';
import type { LinkScope, Scope } from './scope.ts';

/**
 * Whose a row is: of the account its `account_id` names (owned), of that whose id is its own (self), of whoever owns the
 * row it belongs to (through), of nobody outside
 * (system), or of the operator.
 */
type Ownership = 'owned' | 'self' | { through: string } | 'system' | 'operator';

/** Every entity; one that is not here does not compile. */
export const ownership = {
  Account: 'self',
  AccountUsage: 'owned',
  ApiKey: 'owned',
  Batch: 'owned',
  BatchItem: 'owned',
  BatchRow: 'owned',
  /** Not even its wishlist's owner finds one: services/claim reads them by statements that say for whom. */
  Claim: 'system',
  Collage: 'owned',
  CollagePicture: 'owned',
  Download: 'owned',
  FetchHost: 'system',
  /** Of an account, and read by statements that say so. */
  FetchLine: 'system',
  Gallery: 'owned',
  GalleryLink: 'owned',
  Image: 'owned',
  ImageMatte: { through: 'imageId' },
  Job: 'owned',
  Mask: 'owned',
  MaskStroke: 'owned',
  MaskVersion: 'owned',
  Orphan: 'system',
  PendingUpload: 'owned',
  PurgeReceipt: 'owned',
  PurgeRun: 'operator',
  Rendition: 'owned',
  RowChange: 'system',
  Secret: 'system',
  StoredObject: 'owned',
  WebhookAttempt: { through: 'deliveryId' },
  WebhookDelivery: 'owned',
  WebhookEndpoint: 'owned',
  WebhookEvent: 'owned',
  Wishlist: 'owned',
  WishlistItem: 'owned',
} as const satisfies Record<EntityName, Ownership>;

/** Those that end or are deleted, and are found no more from then on. */
export const mortals = [
  Batch,
  BatchItem,
  BatchRow,
  Gallery,
  GalleryLink,
  Image,
  Mask,
  WebhookEndpoint,
  Wishlist,
  WishlistItem,
];

/**
 * From now on `em`, and every fork of it, finds only what is there: what has ended or was deleted is found by who switches
 * the filter `alive` off by name, which is for whoever restores, removes, or tells what is gone from what never was.
 */
export function hideGone(em: EntityManager, now: () => Date): void {
  em.addFilter({
    name: 'alive',
    cond: (_args, _type, _em, _options, entity) => describeThere(entity as EntityName, now()),
    args: false,
    entity: mortals,
  });
}

/** A mask is there as long as its image, what a batch has as long as that, and an endpoint until it is deleted. */
function describeThere(entity: EntityName, now: Date): object {
  if (entity === 'BatchItem' || entity === 'BatchRow') return { batchId: isThere(now) };
  if (entity === 'WebhookEndpoint') return { goneAt: null };
  return entity === 'Mask' ? { goneAt: null, imageId: isThere(now) } : isThere(now);
}

/** From now on `em`, and every fork of it, finds only what is the scope's. */
export function limitToScope(em: EntityManager, scope: Scope): void {
  em.addFilter({
    name: 'owned',
    cond: (_args, _type, _em, _options, entity) => describeScope(entity as EntityName, scope),
    args: false,
    entity: Object.values(entities),
  });
}

/** What is found through a link; of entities that are not here what is found of anybody. */
const linkedRows: { [Name in EntityName]?: (scope: LinkScope) => object } = {
  Gallery: ({ galleryId }) => ({ id: galleryId }),
  Image: shownImages,
  Rendition: (scope) => ({ imageId: shownImages(scope) }),
  PendingUpload: ({ linkId }) => ({ viaLinkId: linkId ?? '' }),
  Wishlist: ({ wishlistId }) => ({ id: wishlistId }),
  WishlistItem: ({ wishlistId }) => ({ wishlistId }),
  Collage: ({ wishlistId }) => ({ wishlistId }),
  CollagePicture: ({ wishlistId }) => ({ collageId: { wishlistId } }),
};

function describeScope(entity: EntityName, scope: Scope): object {
  const linked = scope.kind === 'link' ? linkedRows[entity]?.(scope) : undefined;
  return linked ?? describeOwned(entity, scope);
}

/** A drop box shows none, and what is still to be approved, or to come, nobody but its owner sees. */
function shownImages({ canSee, galleryId, wishlistId }: LinkScope): object {
  if (wishlistId) return { itemId: { wishlistId }, status: 'READY' };
  return { galleryId: canSee ? galleryId : '', needsApproval: false, status: 'READY' };
}

function describeOwned(entity: EntityName, scope: Scope): object {
  // Without an account, of no account.
  const accountId = scope.kind === 'account' ? scope.accountId : '';
  const owner: Ownership = ownership[entity];
  if (owner === 'owned') return { accountId };
  if (owner === 'self') return { id: accountId };
  if (owner === 'operator') return scope.kind === 'operator' ? {} : { id: '' };
  if (owner === 'system') throw new Error(`Expected a context of the system to read ${entity}.`);
  return { [owner.through]: { accountId } };
}
