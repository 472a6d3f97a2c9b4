import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Gallery } from '../schema/gallery.ts';
import { GalleryLink, LinkDoor } from '../schema/gallery-link.ts';
import {
  CreateGalleryLinkInput,
  CreateGalleryLinkPayload,
  OpenLinkInput,
  OpenLinkPayload,
  RevokeGalleryLinkInput,
  RevokeGalleryLinkPayload,
  UpdateGalleryLinkInput,
  UpdateGalleryLinkPayload,
} from '../schema/gallery-link-input.ts';
import { Url } from '../schema/scalar.ts';
import { galleryUrl } from '../services/gallery/gallery-address.ts';
import { revokeGalleryLink, updateGalleryLink } from '../services/link/change-link.ts';
import { createGalleryLink } from '../services/link/create-link.ts';
import { lookAtDoor } from '../services/link/look-at-door.ts';
import { openLink } from '../services/link/open-link.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, inputArg } from './root-field.ts';

@Resolver(() => GalleryLink)
export class GalleryLinkResolver {
  @AskQuery(() => LinkDoor, {
    nullable: true,
    description:
      'What is told of an address before the password; null for one that leads nowhere. GONE if it did.',
  })
  link(
    @Ctx() ctx: Context,
    @Arg('slug', () => String, { description: 'Of a gallery or of a link.' }) slug: string,
  ): Promise<LinkDoor | null> {
    return lookAtDoor(ctx, slug);
  }

  @AskMutation(() => OpenLinkPayload, {
    description:
      'Gives a pass for the password of a link. PASSWORD_REQUIRED for a wrong one, RATE_LIMITED after ten wrong ones a minute.',
    errors: ['PASSWORD_REQUIRED', 'GONE'],
  })
  openLink(
    @Ctx() ctx: Context,
    @Arg('input', () => OpenLinkInput, inputArg) input: OpenLinkInput,
  ): Promise<OpenLinkPayload> {
    return openLink(ctx, input);
  }

  @AskMutation(() => CreateGalleryLinkPayload, {
    description: 'Another way into a gallery.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'QUOTA_EXCEEDED'],
  })
  async createGalleryLink(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateGalleryLinkInput, inputArg) input: CreateGalleryLinkInput,
  ): Promise<CreateGalleryLinkPayload> {
    return { link: await createGalleryLink(ctx, input) };
  }

  @AskMutation(() => UpdateGalleryLinkPayload, {
    description: 'Changes what is given of a link; one that is revoked is CONFLICT.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT'],
  })
  async updateGalleryLink(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateGalleryLinkInput, inputArg) input: UpdateGalleryLinkInput,
  ): Promise<UpdateGalleryLinkPayload> {
    return { link: await updateGalleryLink(ctx, input) };
  }

  @AskMutation(() => RevokeGalleryLinkPayload, {
    description: 'Ends a link at once and for good, and the URLs that it gave.',
    errors: ['NOT_FOUND', 'GONE'],
  })
  async revokeGalleryLink(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeGalleryLinkInput, inputArg) { id }: RevokeGalleryLinkInput,
  ): Promise<RevokeGalleryLinkPayload> {
    return { link: await revokeGalleryLink(ctx, id) };
  }

  @FieldResolver(() => Gallery, { nullable: true, description: 'What it leads into.' })
  gallery(@Root() link: GalleryLink, @Ctx() ctx: Context): Promise<Gallery | null> {
    return ctx.loaders.gallery.load(link.galleryId);
  }

  @FieldResolver(() => Url, { description: 'Of the page, to be handed on.' })
  url(@Root() { slug }: GalleryLink, @Ctx() ctx: Context): URL {
    return galleryUrl(ctx, slug);
  }

  @FieldResolver(() => Boolean, { description: 'Whether a password is asked for.' })
  hasPassword(@Root() { passwordHash }: GalleryLink): boolean {
    return passwordHash !== null;
  }
}
