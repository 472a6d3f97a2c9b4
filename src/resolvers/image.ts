import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { type Connection, NestedPageArgs, RootPageArgs } from '../schema/connection.ts';
import {
  Image,
  ImageConnection,
  ImageIdsInput,
  ImagesPayload,
  SetImagesPublicInput,
  UploadImageInput,
} from '../schema/image.ts';
import { Job, JobConnection, UploadImagePayload } from '../schema/job.ts';
import { Recipe } from '../schema/recipe.ts';
import { Rendition, RenditionConnection } from '../schema/rendition.ts';
import { Url } from '../schema/scalar.ts';
import { UrlArgs } from '../schema/url-args.ts';
import { findNode } from '../services/access/find-node.ts';
import { deleteImages, restoreImages, setImagesPublic } from '../services/image/change-images.ts';
import { signOriginal } from '../services/image/original.ts';
import { readPage } from '../services/list/page.ts';
import { previewRecipe, thumbnailRecipe } from '../services/recipe/standard-recipes.ts';
import { findCutout, findRendition, listRenditions } from '../services/rendition/rendition.ts';
import { uploadImage } from '../services/upload/upload-image.ts';
import { watchImage } from '../services/watch/watch.ts';
import { AskMutation, AskQuery, AskSubscription } from './root-field.ts';

@Resolver(() => Image)
export class ImageResolver {
  @AskQuery(() => Image, {
    nullable: true,
    description:
      "The viewer's image of this id, or null; null with a GONE error if it has expired or was deleted.",
  })
  image(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Image | null> {
    return findNode(ctx, 'Image', id);
  }

  @AskQuery(() => ImageConnection, { description: "The viewer's images." })
  images(@Ctx() ctx: Context, @Args(() => RootPageArgs) page: RootPageArgs): Promise<Connection<Image>> {
    return readPage(ctx, Image, {}, page, { filters: { alive: true } });
  }

  @AskMutation(() => UploadImagePayload, { description: 'Takes a picture in and starts the work on it.' })
  uploadImage(
    @Ctx() ctx: Context,
    @Arg('input', () => UploadImageInput) input: UploadImageInput,
  ): Promise<UploadImagePayload> {
    return uploadImage(ctx, input);
  }

  @AskMutation(() => ImagesPayload, { description: 'Hides images; for ten minutes they can be restored.' })
  async deleteImages(
    @Ctx() ctx: Context,
    @Arg('input', () => ImageIdsInput) { ids }: ImageIdsInput,
  ): Promise<ImagesPayload> {
    return { images: await deleteImages(ctx, ids) };
  }

  @AskMutation(() => ImagesPayload, {
    description: 'Brings images back within ten minutes of their deletion.',
  })
  async restoreImages(
    @Ctx() ctx: Context,
    @Arg('input', () => ImageIdsInput) { ids }: ImageIdsInput,
  ): Promise<ImagesPayload> {
    return { images: await restoreImages(ctx, ids) };
  }

  @AskMutation(() => ImagesPayload, {
    description: 'Says whether renditions may be served without a signature.',
  })
  async setImagesPublic(
    @Ctx() ctx: Context,
    @Arg('input', () => SetImagesPublicInput) input: SetImagesPublicInput,
  ): Promise<ImagesPayload> {
    return { images: await setImagesPublic(ctx, input.ids, input.public) };
  }

  @AskSubscription<{ id: string }>(() => Image, {
    description:
      'The image now, then its changes; a GONE error ends it when the image expires or is deleted.',
    subscribe: ({ context, args }) => watchImage(context, args.id),
  })
  imageUpdated(@Root() image: Image | null, @Arg('id', () => ID) id: string): Image {
    if (image) return image;
    throw new AppError('GONE', `${id} has expired or was deleted.`);
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
    description: 'The newest rendition without background that still has its alpha.',
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
    @Arg('recipe', () => Recipe) recipe: Recipe,
  ): Promise<Rendition | null> {
    return findRendition(ctx, image, recipe);
  }

  @FieldResolver(() => RenditionConnection, {
    description: 'All that is stored of it; none once it has expired or was deleted.',
  })
  renditions(
    @Root() image: Image,
    @Ctx() ctx: Context,
    @Args(() => NestedPageArgs) page: NestedPageArgs,
  ): Promise<Connection<Rendition>> {
    return listRenditions(ctx, image, page);
  }

  @FieldResolver(() => JobConnection, { description: 'All jobs about it.' })
  jobs(
    @Root() image: Image,
    @Ctx() ctx: Context,
    @Args(() => NestedPageArgs) page: NestedPageArgs,
  ): Promise<Connection<Job>> {
    return readPage(ctx, Job, { imageId: image.id }, page);
  }
}
