/** What must be seen when, in a few lines: the real server is held to it (world.ts), whatever was done in whatever order. */
export interface ModelImage {
  id: string;
  own: number;
  gallery: number | null;
  deletedAt: number | null;
  awaits: boolean;
}

export interface ModelGallery {
  end: number | null;
  deletedAt: number | null;
}

export interface ModelLink {
  gallery: number;
  end: number | null;
  isDead: boolean;
}

export interface ModelMask {
  id: string;
  image: ModelImage;
  deletedAt: number | null;
}

export interface Model {
  now: number;
  images: ModelImage[];
  galleries: ModelGallery[];
  links: ModelLink[];
  masks: ModelMask[];
}

const restorableMs = 600_000;

export const isGalleryThere = ({ galleries, now }: Model, index: number): boolean => {
  const { end, deletedAt } = galleries[index]!;
  return deletedAt === null && (end === null || end > now);
};

export function endOf({ galleries }: Model, { own, gallery }: ModelImage): number {
  return Math.min(own, (gallery === null ? null : galleries[gallery]!.end) ?? Number.POSITIVE_INFINITY);
}

export const isThere = (model: Model, image: ModelImage): boolean =>
  image.deletedAt === null && endOf(model, image) > model.now;

/** A mask hides, comes back and ends with its image, and may be deleted by itself. */
export const isMaskThere = (model: Model, { image, deletedAt }: ModelMask): boolean =>
  deletedAt === null && isThere(model, image);

export const isLinkOpen = (model: Model, { gallery, end, isDead }: ModelLink): boolean =>
  !isDead && (end === null || end > model.now) && isGalleryThere(model, gallery);

export const isSeenBy = (model: Model, link: ModelLink, image: ModelImage): boolean =>
  isLinkOpen(model, link) && image.gallery === link.gallery && !image.awaits && isThere(model, image);

export const isRestorable = (model: Model, { deletedAt }: { deletedAt: number | null }): boolean =>
  deletedAt !== null && deletedAt + restorableMs > model.now;

/** An image comes back by itself if its gallery is there, and with its gallery if they went together. */
export function restoreImage(model: Model, image: ModelImage): void {
  const isHome = image.gallery === null || isGalleryThere(model, image.gallery);
  if (isHome && isRestorable(model, image) && endOf(model, image) > model.now) image.deletedAt = null;
}

export function restoreGallery(model: Model, index: number): void {
  const gallery = model.galleries[index]!;
  const isEnded = gallery.end !== null && gallery.end <= model.now;
  if (!isRestorable(model, gallery) || isEnded) return;
  for (const image of model.images)
    if (image.gallery === index && image.deletedAt === gallery.deletedAt && endOf(model, image) > model.now)
      image.deletedAt = null;
  gallery.deletedAt = null;
}

/** The next instant at which something ends; null for none. */
export function nextEnd(model: Model): number | null {
  const ends = [
    ...model.images.filter((image) => isThere(model, image)).map((image) => endOf(model, image)),
    ...model.galleries.map(({ end }) => end),
    ...model.links.map(({ end }) => end),
  ].filter((end): end is number => end !== null && end > model.now);
  return ends.length > 0 ? Math.min(...ends) : null;
}
