/** What of the owner the samples ask for: real ids. */
export interface OwnedIds {
  account: string;
  image: string;
  deletedImage: string;
  queuedJob: string;
  canceledJob: string;
  doneJob: string;
  rendition: string;
  /** Of the deleted image. */
  deletedRendition: string;
  deletedJob: string;
  /** Completed. */
  usedUpload: string;
  awaitedUpload: string;
  canceledUpload: string;
  apiKey: string;
  /** In the gallery, sent through the link. */
  guestImage: string;
  gallery: string;
  emptyGallery: string;
  deletedGallery: string;
  /** Of the gallery, which is private. */
  gallerySlug: string;
  galleryLink: string;
  linkSlug: string;
  wishlist: string;
  deletedWishlist: string;
  wishlistSlug: string;
  /** Of the wishlist, and on its collage. */
  item: string;
  nextItem: string;
  /** One whose picture is cut out. */
  cutItem: string;
  /** A picture for items. */
  itemImage: string;
  /** Of the image, with a stroke. */
  mask: string;
  deletedMask: string;
  /** One that runs. */
  batch: string;
  batchRow: string;
  /** The second of the row, with the address of the first. */
  batchItem: string;
  canceledBatch: string;
  /** The first of that. */
  canceledItem: string;
  deletedBatch: string;
  webhookEndpoint: string;
  /** Of a job about an image. */
  webhookEvent: string;
  /** Of that endpoint. */
  disabledEvent: string;
  webhookDelivery: string;
}

/** Stand in for the ids of an account while it is not known what they are. */
export const anyIds: OwnedIds = {
  account: 'account',
  image: 'image',
  rendition: 'rendition',
  doneJob: 'doneJob',
  canceledJob: 'canceledJob',
  queuedJob: 'queuedJob',
  deletedImage: 'deletedImage',
  deletedRendition: 'deletedRendition',
  deletedJob: 'deletedJob',
  usedUpload: 'usedUpload',
  awaitedUpload: 'awaitedUpload',
  canceledUpload: 'canceledUpload',
  apiKey: 'apiKey',
  guestImage: 'guestImage',
  gallery: 'gallery',
  emptyGallery: 'emptyGallery',
  deletedGallery: 'deletedGallery',
  gallerySlug: 'gallerySlug',
  galleryLink: 'galleryLink',
  linkSlug: 'linkSlug',
  wishlist: 'wishlist',
  deletedWishlist: 'deletedWishlist',
  wishlistSlug: 'wishlistSlug',
  item: 'item',
  nextItem: 'nextItem',
  cutItem: 'cutItem',
  itemImage: 'itemImage',
  mask: 'mask',
  deletedMask: 'deletedMask',
  batch: 'batch',
  batchRow: 'batchRow',
  batchItem: 'batchItem',
  canceledBatch: 'canceledBatch',
  canceledItem: 'canceledItem',
  deletedBatch: 'deletedBatch',
  webhookEndpoint: 'webhookEndpoint',
  webhookEvent: 'webhookEvent',
  disabledEvent: 'disabledEvent',
  webhookDelivery: 'webhookDelivery',
};

export interface Sample {
  /** The field with its arguments and selection. */
  ask: (ids: OwnedIds) => string;
  /** Undoes what the owner's success changed, so that the same request could succeed again. */
  undo?: (ids: OwnedIds) => string;
  /** Whether it answers without a key, with nothing of anybody's. */
  public?: true;
  /** Another account gets an answer of its own instead of null or NOT_FOUND. */
  isOwn?: true;
  /** It is the operator's, and nobody else's: `operator.test.ts` asks it. */
  isOperators?: true;
}

export const quote = (id: string) => JSON.stringify(id);

/** Of each type the sample that has something at every edge. */
export const ownedNodes: Record<string, keyof OwnedIds> = {
  Account: 'account',
  Image: 'image',
  Rendition: 'rendition',
  Job: 'doneJob',
  PendingUpload: 'usedUpload',
  ApiKey: 'apiKey',
  Gallery: 'gallery',
  GalleryLink: 'galleryLink',
  Wishlist: 'wishlist',
  WishlistItem: 'cutItem',
  Mask: 'mask',
  Batch: 'batch',
  BatchRow: 'batchRow',
  BatchItem: 'batchItem',
  WebhookEndpoint: 'webhookEndpoint',
  WebhookEvent: 'webhookEvent',
  WebhookDelivery: 'webhookDelivery',
};
