import { Arg, Args, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { Gallery, GalleryAccess, GalleryConnection } from '../schema/gallery.ts';
import {
  CreateGalleryInput,
  CreateGalleryPayload,
  DeleteGalleryInput,
  DeleteGalleryPayload,
  RestoreGalleryInput,
  RestoreGalleryPayload,
  UpdateGalleryInput,
  UpdateGalleryPayload,
} from '../schema/gallery-input.ts';
import { GalleryLink, GalleryLinkConnection } from '../schema/gallery-link.ts';
import { Image, ImageConnection } from '../schema/image.ts';
import { Url } from '../schema/scalar.ts';
import { GalleryUpdate, GalleryUpdatedArgs } from '../schema/update.ts';
import { createGallery } from '../services/gallery/create-gallery.ts';
import { deleteGallery } from '../services/gallery/delete-gallery.ts';
import { findGallery, requireGallery } from '../services/gallery/find-gallery.ts';
import { readAccess } from '../services/gallery/gallery-access.ts';
import { galleryUrl, shownSlug } from '../services/gallery/gallery-address.ts';
import { countImages, findCover } from '../services/gallery/gallery-cover.ts';
import { listGalleries } from '../services/gallery/list-galleries.ts';
import { listGalleryImages } from '../services/gallery/list-gallery-images.ts';
import { restoreGallery } from '../services/gallery/restore-gallery.ts';
import { updateGallery } from '../services/gallery/update-gallery.ts';
import { listGalleryLinks } from '../services/link/list-links.ts';
import { encodeCursor } from '../services/watch/cursor.ts';
import { type GalleryChange, watchGallery } from '../services/watch/watch-gallery.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

@Resolver(() => Gallery)
export class GalleryResolver {
  @AskQuery(() => Gallery, {
    nullable: true,
    description:
      "What an address opens: a gallery's own slug, or a link's; null for one that leads nowhere. GONE if it has led somewhere, PASSWORD_REQUIRED without a pass that is good. It needs no key; with that of its owner it shows all.",
    address: ({ slug, pass }: { slug: string; pass?: string | null }) => ({ slug, pass }),
  })
  gallery(
    @Ctx() ctx: Context,
    @Arg('slug', () => String, { description: 'Of a gallery or of a link.' }) slug: string,
    @Arg('pass', () => String, { nullable: true, description: 'As openLink gave it.' }) _pass: string | null,
  ): Promise<Gallery | null> {
    return findGallery(ctx, slug);
  }

  @AskQuery(() => GalleryConnection, {
    nullable: true,
    description: "The viewer's galleries, newest first.",
  })
  galleries(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Connection<Gallery>> {
    return listGalleries(ctx, page);
  }

  @AskMutation(() => CreateGalleryPayload, {
    description: 'A new gallery without images.',
    errors: ['BAD_USER_INPUT', 'QUOTA_EXCEEDED'],
  })
  createGallery(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateGalleryInput, inputArg) input: CreateGalleryInput,
  ): Promise<CreateGalleryPayload> {
    return createGallery(ctx, input);
  }

  @AskMutation(() => UpdateGalleryPayload, {
    description: 'Changes what is given of a gallery.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE'],
  })
  async updateGallery(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateGalleryInput, inputArg) input: UpdateGalleryInput,
  ): Promise<UpdateGalleryPayload> {
    return { gallery: await updateGallery(ctx, input) };
  }

  @AskMutation(() => DeleteGalleryPayload, {
    description:
      'Hides a gallery, with its images or without; for ten minutes it can be restored. Its links die at once and for good.',
    errors: ['NOT_FOUND', 'GONE'],
  })
  deleteGallery(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteGalleryInput, inputArg) { id, images }: DeleteGalleryInput,
  ): Promise<DeleteGalleryPayload> {
    return deleteGallery(ctx, { id, fate: images ?? 'DELETE' });
  }

  @AskMutation(() => RestoreGalleryPayload, {
    description:
      'Brings a gallery back within ten minutes of its deletion, with the images that went with it.',
    errors: ['NOT_FOUND', 'QUOTA_EXCEEDED'],
  })
  async restoreGallery(
    @Ctx() ctx: Context,
    @Arg('input', () => RestoreGalleryInput, inputArg) { id }: RestoreGalleryInput,
  ): Promise<RestoreGalleryPayload> {
    return { gallery: await restoreGallery(ctx, id) };
  }

  @AskSubscription<GalleryUpdatedArgs>(() => GalleryUpdate, {
    nullable: true,
    description:
      'A gallery now, then every change of it and of its images. Cursors are as those of jobsUpdated. A GONE error ends it when the gallery, or the link or the pass that it was asked by, has ended.',
    address: ({ slug, pass }) => (slug == null ? null : { slug, pass }),
    subscribe: async ({ context, args }) => watchGallery(context, await requireGallery(context, args), args),
  })
  async galleryUpdated(
    @Root() change: GalleryChange,
    @Ctx() ctx: Context,
    @Args(() => GalleryUpdatedArgs) _args: GalleryUpdatedArgs,
  ): Promise<GalleryUpdate> {
    const { galleryId, image, deletedId, isReordered, mark, isCaughtUp, isOver } = change;
    const gallery = isOver ? null : await ctx.loaders.gallery.load(galleryId);
    if (!gallery) throw new AppError('GONE', 'The gallery, or the way into it, has ended.');
    return { gallery, image, deletedId, isReordered, cursor: encodeCursor(mark), isCaughtUp };
  }

  @FieldResolver(() => String, {
    description: 'Of its own address, 10 characters; through a link that of the link.',
  })
  slug(@Root() gallery: Gallery, @Ctx() ctx: Context): string {
    return shownSlug(ctx, gallery);
  }

  @FieldResolver(() => Url, { description: 'Of its page, by that slug.' })
  url(@Root() gallery: Gallery, @Ctx() ctx: Context): URL {
    return galleryUrl(ctx, shownSlug(ctx, gallery));
  }

  @FieldResolver(() => Image, {
    nullable: true,
    description: 'The chosen image, else the first that is there; null for none.',
  })
  cover(@Root() gallery: Gallery, @Ctx() ctx: Context): Promise<Image | null> {
    return findCover(ctx, gallery);
  }

  @FieldResolver(() => ImageConnection, { nullable: true, description: 'In the order of its sort.' })
  images(
    @Root() gallery: Gallery,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Image>> {
    return listGalleryImages(ctx, gallery, page);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Of those that who asks can see.' })
  imageCount(@Root() gallery: Gallery, @Ctx() ctx: Context): Promise<number> {
    return countImages(ctx, gallery);
  }

  @FieldResolver(() => GalleryLinkConnection, {
    nullable: true,
    description: 'Its links, newest first, for its owner; revoked ones until they are purged.',
  })
  links(
    @Root() gallery: Gallery,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<GalleryLink>> {
    return listGalleryLinks(ctx, gallery, page);
  }

  @FieldResolver(() => GalleryAccess, { nullable: true, description: 'What who asks may do in it.' })
  access(@Root() gallery: Gallery, @Ctx() ctx: Context): Promise<GalleryAccess> {
    return readAccess(ctx, gallery);
  }
}
