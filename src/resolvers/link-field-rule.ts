import type { Context } from '../context/context.ts';
import type { Collage } from '../schema/collage.ts';
import type { Gallery } from '../schema/gallery.ts';
import type { Image } from '../schema/image.ts';
import type { PendingUpload } from '../schema/pending-upload.ts';
import type { Rendition } from '../schema/rendition.ts';
import type { Wishlist } from '../schema/wishlist.ts';
import type { WishlistItem } from '../schema/wishlist-item.ts';
import type { RootField } from '../services/access/root-field-rule.ts';
import { shownFilename } from '../services/image/shown-filename.ts';
import { earliest } from '../services/list/instant.ts';
import type { CollageResolver } from './collage.ts';
import type { GalleryResolver } from './gallery.ts';
import type { ImageResolver } from './image.ts';
import type { RenditionResolver } from './rendition.ts';
import type { UploadResolver } from './upload.ts';
import type { WishlistResolver } from './wishlist.ts';
import type { WishlistItemResolver } from './wishlist-item.ts';

/**
 * What of a field is told to who came by an address: what its owner is told, nothing (null, an empty list, false), what the
 * link allows, or a value of its own. `internal` is no field of the API.
 */
type LinkRule<Root> = 'shown' | 'hidden' | 'internal' | 'originals' | ((ctx: Context, root: Root) => unknown);

/** `Named` are fields that have the name of a root field. */
type Rules<Type, Resolver, Named extends string = never> = Record<
  keyof Type | Exclude<keyof Resolver, RootField> | Named,
  LinkRule<Type>
>;

/** Every type that is reached through a link and all of its fields; one that is not here does not compile. */
export const linkFieldRules = {
  Gallery: {
    id: 'shown',
    slug: 'shown',
    url: 'shown',
    name: 'shown',
    note: 'shown',
    visibility: 'shown',
    isIndexed: 'shown',
    sort: 'shown',
    imageTtl: 'shown',
    expiresAt: 'shown',
    cover: 'shown',
    images: 'shown',
    imageCount: 'shown',
    links: 'hidden',
    access: 'shown',
    revision: 'shown',
    createdAt: 'shown',
    updatedAt: 'shown',
    accountId: 'internal',
    clientId: 'internal',
    version: 'internal',
    coverId: 'internal',
    allImages: 'internal',
    awaitingImages: 'internal',
    orderRevision: 'internal',
    goneAt: 'internal',
    restorableUntil: 'internal',
  } satisfies Rules<Gallery, GalleryResolver, 'images'>,
  Image: {
    id: 'shown',
    filename: shownFilename,
    status: 'shown',
    mimeType: 'shown',
    width: 'shown',
    height: 'shown',
    placeholder: 'shown',
    createdAt: 'shown',
    updatedAt: 'shown',
    revision: 'shown',
    expiresAt: ({ scope }, { expiresAt }) => earliest(expiresAt, scope.kind === 'link' ? scope.endsAt : null),
    thumbnail: 'shown',
    preview: 'shown',
    url: 'originals',
    rejection: 'hidden',
    byteSize: 'hidden',
    sha256: 'hidden',
    clientId: 'hidden',
    hasPublicUrls: 'hidden',
    deletedAt: 'hidden',
    ownExpiresAt: 'hidden',
    cutout: 'hidden',
    rendition: 'hidden',
    renditions: 'hidden',
    jobs: 'hidden',
    gallery: 'hidden',
    item: 'hidden',
    batchItem: 'hidden',
    viaLink: 'hidden',
    sourceUrl: 'hidden',
    guestName: 'hidden',
    needsApproval: 'hidden',
    agreement: 'hidden',
    needsReview: 'hidden',
    masks: 'hidden',
    accountId: 'internal',
    reviewedAt: 'internal',
    isCorrected: 'internal',
    prefix: 'internal',
    frames: 'internal',
    galleryId: 'internal',
    itemId: 'internal',
    position: 'internal',
    sortName: 'internal',
    viaLinkId: 'internal',
    guestClientId: 'internal',
    guestNumber: 'internal',
    goneAt: 'internal',
    restorableUntil: 'internal',
    reaper: 'internal',
  } satisfies Rules<Image, ImageResolver, 'jobs' | 'gallery'>,
  Rendition: {
    id: 'shown',
    image: 'shown',
    mimeType: 'shown',
    format: 'shown',
    width: 'shown',
    height: 'shown',
    byteSize: 'shown',
    crop: 'shown',
    recipe: (_ctx, { recipe }) => ({ ...recipe, masks: null }),
    quality: 'shown',
    ssim: 'shown',
    agreement: 'hidden',
    model: 'shown',
    createdAt: 'shown',
    url: 'shown',
    downloadUrl: 'shown',
    // It would tell how large the original is.
    compressionRatio: 'hidden',
    accountId: 'internal',
    imageId: 'internal',
    key: 'internal',
    isCutout: 'internal',
  } satisfies Rules<Rendition, RenditionResolver, 'image'>,
  Wishlist: {
    id: 'shown',
    slug: 'shown',
    url: 'shown',
    title: 'shown',
    note: 'shown',
    visibility: 'shown',
    isIndexed: 'shown',
    hasPassword: 'shown',
    background: 'shown',
    expiresAt: 'shown',
    revealAt: 'shown',
    items: 'shown',
    collage: 'shown',
    isOwner: 'shown',
    revision: 'shown',
    createdAt: 'shown',
    updatedAt: 'shown',
    accountId: 'internal',
    clientId: 'internal',
    version: 'internal',
    passwordHash: 'internal',
    goneAt: 'internal',
    restorableUntil: 'internal',
  } satisfies Rules<Wishlist, WishlistResolver>,
  WishlistItem: {
    id: 'shown',
    name: 'shown',
    link: 'shown',
    note: 'shown',
    price: 'shown',
    quantity: 'shown',
    weight: 'shown',
    keepsBackground: 'shown',
    image: 'shown',
    cutout: 'shown',
    job: 'hidden',
    problem: 'hidden',
    placement: 'shown',
    claimedQuantity: 'shown',
    claims: 'shown',
    revision: 'shown',
    accountId: 'internal',
    wishlistId: 'internal',
    clientId: 'internal',
    position: 'internal',
    outlined: 'internal',
    silhouette: 'internal',
    createdAt: 'internal',
    updatedAt: 'internal',
    expiresAt: 'internal',
    goneAt: 'internal',
  } satisfies Rules<WishlistItem, WishlistItemResolver, 'image' | 'job'>,
  Collage: {
    id: 'shown',
    aspect: 'shown',
    revision: 'shown',
    isSettled: 'shown',
    coverage: 'shown',
    placements: 'shown',
    image: 'shown',
    accountId: 'internal',
    wishlistId: 'internal',
    places: 'internal',
    pins: 'internal',
    seed: 'internal',
    isShuffled: 'internal',
    asked: 'internal',
    askedAt: 'internal',
    laidOut: 'internal',
    laidFrom: 'internal',
  } satisfies Rules<Collage, CollageResolver, 'image'>,
  /** Their own. */
  PendingUpload: {
    id: 'shown',
    filename: 'shown',
    mimeType: 'shown',
    byteSize: 'shown',
    status: 'shown',
    rejection: 'shown',
    target: 'shown',
    expiresAt: 'shown',
    accountId: 'internal',
    imageId: 'internal',
    maskId: 'internal',
    batchId: 'internal',
    viaLinkId: 'internal',
    guestClientId: 'internal',
    prefix: 'internal',
    clientId: 'internal',
    createdAt: 'internal',
  } satisfies Rules<PendingUpload, UploadResolver>,
};

/** As the schema has it: by the names of a type and of a field. */
export function findLinkRule(type: string, field: string): LinkRule<unknown> | undefined {
  const rules = (linkFieldRules as Record<string, Record<string, LinkRule<unknown>>>)[type];
  return rules?.[field];
}
