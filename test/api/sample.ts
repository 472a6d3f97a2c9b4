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
}

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
