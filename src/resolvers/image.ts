import { Arg, Args, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { BatchItem } from '../schema/batch-item.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { Gallery } from '../schema/gallery.ts';
import type { LinkInput } from '../schema/gallery-link.ts';
import { GalleryLink } from '../schema/gallery-link.ts';
import { Image, ImageConnection, needsReview } from '../schema/image.ts';
import { ImageFilter } from '../schema/image-filter.ts';
import {
  DeleteImagesInput,
  DeleteImagesPayload,
  RestoreImagesInput,
  RestoreImagesPayload,
  SetImagesPublicUrlsInput,
  SetImagesPublicUrlsPayload,
  SetImagesReviewedInput,
  SetImagesReviewedPayload,
  UploadImageInput,
} from '../schema/image-input.ts';
import { Job, JobConnection } from '../schema/job.ts';
import { type Mask, MaskConnection } from '../schema/mask.ts';
import { RecipeInput } from '../schema/recipe-input.ts';
import { Rendition, RenditionConnection } from '../schema/rendition.ts';
import { DateTime, Url } from '../schema/scalar.ts';
import { ImagesUpdate, ImagesUpdatedArgs } from '../schema/update.ts';
import { UploadImagePayload } from '../schema/upload.ts';
import { UrlArgs } from '../schema/url-args.ts';
import { WishlistItem } from '../schema/wishlist-item.ts';
import { findNode } from '../services/access/find-node.ts';
import {
  deleteImages,
  restoreImages,
  setImagesPublicUrls,
  setImagesReviewed,
} from '../services/image/change-images.ts';
import { listImages } from '../services/image/list-images.ts';
import { signOriginal } from '../services/image/original.ts';
import { readPageOf } from '../services/list/page.ts';
import { listMasks } from '../services/mask/list-masks.ts';
import { previewRecipe, thumbnailRecipe } from '../services/recipe/standard-recipes.ts';
import { findCutout, findRendition, listRenditions } from '../services/rendition/rendition.ts';
import { uploadImage } from '../services/upload/upload-image.ts';
import { encodeCursor } from '../services/watch/cursor.ts';
import { type ImageChange, watchImage, watchImages } from '../services/watch/watch.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

@Resolver(() => Image)
export class ImageResolver {
  @AskQuery(() => Image, {
    nullable: true,
    description:
      "The viewer's image of this id, or null; null with a GONE error if it has expired or was deleted.",
  })
  image(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Of an image.' }) id: string,
  ): Promise<Image | null> {
    return findNode(ctx, 'Image', id);
  }

  @AskQuery(() => ImageConnection, { nullable: true, description: "The viewer's images, newest first." })
  images(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ImageFilter, {
      nullable: true,
      description: 'Only these. Default: all that are alive.',
    })
    filter: ImageFilter | null,
  ): Promise<Connection<Image>> {
    return listImages(ctx, filter ?? {}, page);
  }

  @AskMutation(() => UploadImagePayload, {
    description: 'Takes a picture in and starts the work on it.',
    errors: [
      'BAD_USER_INPUT',
      'FILE_TOO_LARGE',
      'UNSUPPORTED_IMAGE',
      'CORRUPT_IMAGE',
      'TOO_MANY_PIXELS',
      'UPLOAD_INCOMPLETE',
      'CONFLICT',
      'QUOTA_EXCEEDED',
      'TIMEOUT',
    ],
    address: ({ link }: { link?: LinkInput | null }) => link && { ...link, asGuest: true },
  })
  uploadImage(
    @Ctx() ctx: Context,
    @Arg('input', () => UploadImageInput, inputArg) input: UploadImageInput,
  ): Promise<UploadImagePayload> {
    return uploadImage(ctx, input);
  }

  @AskMutation(() => DeleteImagesPayload, {
    description: 'Hides images and cancels their jobs; for ten minutes they can be restored.',
    errors: ['BAD_USER_INPUT'],
  })
  async deleteImages(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteImagesInput, inputArg) { ids }: DeleteImagesInput,
  ): Promise<DeleteImagesPayload> {
    const { images, notFoundIds } = await deleteImages(ctx, ids);
    return { deletedIds: images.map(({ id }) => id), notFoundIds };
  }

  @AskMutation(() => RestoreImagesPayload, {
    description: 'Brings images back within ten minutes of their deletion.',
    errors: ['BAD_USER_INPUT', 'QUOTA_EXCEEDED'],
  })
  restoreImages(
    @Ctx() ctx: Context,
    @Arg('input', () => RestoreImagesInput, inputArg) { ids }: RestoreImagesInput,
  ): Promise<RestoreImagesPayload> {
    return restoreImages(ctx, ids);
  }

  @AskMutation(() => SetImagesPublicUrlsPayload, {
    description: 'Says whether renditions may be served without a signature.',
    errors: ['BAD_USER_INPUT'],
  })
  setImagesPublicUrls(
    @Ctx() ctx: Context,
    @Arg('input', () => SetImagesPublicUrlsInput, inputArg) { ids, hasPublicUrls }: SetImagesPublicUrlsInput,
  ): Promise<SetImagesPublicUrlsPayload> {
    return setImagesPublicUrls(ctx, ids, hasPublicUrls);
  }

  @AskMutation(() => SetImagesReviewedPayload, {
    description:
      'Says of images that somebody has looked at their cutouts and found them fine: then `needsReview` is false, whatever is made of them.',
    errors: ['BAD_USER_INPUT'],
  })
  setImagesReviewed(
    @Ctx() ctx: Context,
    @Arg('input', () => SetImagesReviewedInput, inputArg) { ids, isReviewed }: SetImagesReviewedInput,
  ): Promise<SetImagesReviewedPayload> {
    return setImagesReviewed(ctx, ids, isReviewed);
  }

  @AskSubscription<{ id: string }>(() => Image, {
    nullable: true,
    description:
      'The image now, then its changes; a GONE error ends it when the image expires or is deleted.',
    subscribe: ({ context, args }) => watchImage(context, args.id),
  })
  imageUpdated(
    @Root() { row }: ImageChange,
    @Arg('id', () => ID, { description: 'Of an image.' }) id: string,
  ): Image {
    if (row) return row;
    throw new AppError('GONE', `${id} has expired or was deleted.`);
  }

  @AskSubscription<ImagesUpdatedArgs>(() => ImagesUpdate, {
    nullable: true,
    description:
      "The viewer's images: first the past behind `after`, then every change, deletion, restoring and expiry. Without `after` the past is what has changed or was deleted in the last 10 minutes. Cursors are as those of jobsUpdated.",
    subscribe: ({ context, args }) => watchImages(context, args),
  })
  imagesUpdated(
    @Root() update: ImageChange,
    @Args(() => ImagesUpdatedArgs) _args: ImagesUpdatedArgs,
  ): ImagesUpdate {
    const { id, row, mark, isCaughtUp } = update;
    return { image: row, deletedId: row ? null : id, cursor: encodeCursor(mark), isCaughtUp };
  }

  @FieldResolver(() => Gallery, { nullable: true, description: 'That it is in; null for the library.' })
  gallery(@Root() { galleryId }: Image, @Ctx() ctx: Context): Promise<Gallery | null> | null {
    return galleryId === null ? null : ctx.loaders.gallery.load(galleryId);
  }

  @FieldResolver(() => WishlistItem, {
    nullable: true,
    description: 'Of a wishlist, whose picture it is.',
  })
  item(@Root() { itemId }: Image, @Ctx() ctx: Context): Promise<WishlistItem | null> | null {
    return itemId === null ? null : ctx.loaders.wishlistItem.load(itemId);
  }

  @FieldResolver(() => BatchItem, {
    nullable: true,
    description:
      'That it was fetched for last; null for what no batch has brought, and once its batch is gone.',
  })
  batchItem(@Root() { id }: Image, @Ctx() ctx: Context): Promise<BatchItem | null> {
    return ctx.loaders.itemOfImage.load(id);
  }

  @FieldResolver(() => GalleryLink, {
    nullable: true,
    description: 'That a guest has sent it through, as long as it is there.',
  })
  viaLink(@Root() { viaLinkId }: Image, @Ctx() ctx: Context): Promise<GalleryLink | null> | null {
    return viaLinkId === null ? null : ctx.loaders.galleryLink.load(viaLinkId);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'When its owner deleted it; null while it is alive. Until `limits.lives.restorable` has passed it can be restored.',
  })
  deletedAt(@Root() { goneAt, restorableUntil }: Image): Date | null {
    return restorableUntil && goneAt;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether its cutout is worth a look: `agreement` is less than 0.85, no mask has corrected it, and nobody has said that it is fine (`setImagesReviewed`). A hint, and no verdict: of such pictures about seven of ten were cut out badly, and of the others one of ten.',
  })
  needsReview(@Root() image: Image): boolean {
    return needsReview(image);
  }

  @FieldResolver(() => Url, {
    nullable: true,
    description: 'The original; null until it is READY, and once it has expired or was deleted.',
  })
  url(@Root() image: Image, @Ctx() ctx: Context, @Args(() => UrlArgs) args: UrlArgs): Promise<URL | null> {
    return signOriginal(ctx, image, args);
  }

  @FieldResolver(() => Rendition, { nullable: true, description: '320 px long edge; null until it is made.' })
  thumbnail(@Root() image: Image, @Ctx() ctx: Context): Promise<Rendition | null> {
    return findRendition(ctx, image, thumbnailRecipe);
  }

  @FieldResolver(() => Rendition, {
    nullable: true,
    description: '1600 px long edge; null until it is made.',
  })
  preview(@Root() image: Image, @Ctx() ctx: Context): Promise<Rendition | null> {
    return findRendition(ctx, image, previewRecipe);
  }

  @FieldResolver(() => Rendition, {
    nullable: true,
    description:
      'The newest rendition without background that still has its alpha. What lies on a colour is none, not even on a wholly transparent one: so a page can look at what it corrects and leave the cutout as it is.',
  })
  cutout(@Root() image: Image, @Ctx() ctx: Context): Promise<Rendition | null> {
    return findCutout(ctx, image);
  }

  @FieldResolver(() => Rendition, {
    nullable: true,
    description: 'The stored result of exactly this recipe, or null.',
  })
  rendition(
    @Root() image: Image,
    @Ctx() ctx: Context,
    @Arg('recipe', () => RecipeInput, { description: 'As it was, or would be, asked for.' })
    recipe: RecipeInput,
  ): Promise<Rendition | null> {
    return findRendition(ctx, image, recipe);
  }

  @FieldResolver(() => RenditionConnection, {
    nullable: true,
    description: 'All that is stored of it; none once it has expired or was deleted.',
  })
  renditions(
    @Root() image: Image,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Rendition>> {
    return listRenditions(ctx, image, page);
  }

  @FieldResolver(() => MaskConnection, {
    nullable: true,
    description: 'What was drawn or sent for it; none once it has expired or was deleted.',
  })
  masks(
    @Root() image: Image,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Mask>> {
    return listMasks(ctx, image, page);
  }

  @FieldResolver(() => JobConnection, { nullable: true, description: 'All jobs about it.' })
  jobs(
    @Root() image: Image,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Job>> {
    return readPageOf(ctx.loaders.jobsOf, image.id, page);
  }
}
