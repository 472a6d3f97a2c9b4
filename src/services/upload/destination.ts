/**
 * Where a picture that is sent goes. Its owner sends it to the library or to a gallery; a guest sends it through a link into
 * that link's gallery. The gallery's owner pays for it then, but what the guest is told are the link's own figures: its
 * places and its bytes, and `full` for anything else that leaves no room.
 */
import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { enterScope } from '../../context/enter-scope.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import type { Image } from '../../schema/image.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { lifeIn } from '../gallery/life-in.ts';
import { lockGallery } from '../gallery/lock-galleries.ts';
import { library, placeInGallery } from '../gallery/place-image.ts';
import { checkLife, checkRecipes } from '../image/image-input.ts';
import { isDoorClosed } from '../link/find-door.ts';

export interface DestinationInput {
  galleryId?: string | null;
  guestName?: string | null;
  expiresIn?: number | null;
  recipes?: RecipeInput[] | null;
}

export interface Guest {
  linkId: string;
  name: string | null;
}

export interface Destination {
  /** In whose name it is written. */
  owner: Context;
  galleryId: string | null;
  guest: Guest | null;
  /** Milliseconds, as asked; null for what the place says. */
  lifeMs: number | null;
  recipes: CompleteRecipe[];
  /** Of the file. */
  maxBytes: number;
}

/** BAD_USER_INPUT for what does not go together; NOT_FOUND for no gallery of the caller's; CONFLICT for a link that takes nothing. */
export async function findDestination(ctx: Context, input: DestinationInput): Promise<Destination> {
  const { scope, config } = ctx;
  if (scope.kind === 'link') return findGuestDestination(ctx, input);
  requireOwner(ctx);
  if (input.guestName != null) throw badInput('guestName', 'given with link only', quote(input.guestName));
  const gallery = input.galleryId == null ? null : await requireNode(ctx, 'Gallery', input.galleryId);
  return {
    owner: ctx,
    galleryId: gallery?.id ?? null,
    guest: null,
    lifeMs: checkLife(ctx, input),
    recipes: checkRecipes(ctx, input.recipes),
    maxBytes: config.maxUploadBytes,
  };
}

async function findGuestDestination(ctx: Context, input: DestinationInput): Promise<Destination> {
  const { guestName, recipes, galleryId, expiresIn } = input;
  for (const [name, value] of Object.entries({ galleryId, expiresIn, recipes }))
    if (value != null) throw badInput(name, 'left out where link is given', quote(value));
  const guest = requireGuest(ctx);
  if (guestName && !isName(guestName))
    throw badInput('guestName', `at most ${maxTextLength} characters, none of control`, quote(guestName));
  const owner = enterOwner(ctx);
  const link = await owner.em.findOneOrFail(GalleryLink, { id: guest.linkId });
  return {
    owner,
    galleryId: link.galleryId,
    guest: { ...guest, name: guestName || null },
    lifeMs: null,
    recipes: [],
    maxBytes: Math.min(ctx.config.maxUploadBytes, link.maxImageBytes ?? Number.POSITIVE_INFINITY),
  };
}

/** Who may send through the link of `ctx`; CONFLICT where it takes nothing. */
export function requireGuest({ scope }: Context): Guest {
  if (scope.kind === 'link' && scope.linkId && scope.canUpload) return { linkId: scope.linkId, name: null };
  throw new AppError('CONFLICT', 'Nothing can be sent through this address.', {
    params: { argument: 'link' },
  });
}

/** The same request in the name of whoever owns what the link leads to. */
export function enterOwner(ctx: Context): Context {
  if (ctx.scope.kind !== 'link') return ctx;
  return enterScope(ctx, { kind: 'account', accountId: ctx.scope.ownerId, keyId: null });
}

export type Settled = Pick<
  Image,
  | 'createdAt'
  | 'galleryId'
  | 'position'
  | 'sortName'
  | 'expiresAt'
  | 'ownExpiresAt'
  | 'guestName'
  | 'viaLinkId'
  | 'guestNumber'
  | 'needsApproval'
>;

export interface Arriving {
  filename: string;
  byteSize: number;
  /** Whether its place and its bytes were taken before, by createUpload. */
  isReserved?: boolean;
}

/**
 * The place of a picture whose row is about to be written, in that transaction. Expects the account to be locked; locks the
 * gallery and the link. GONE for a link that has ended meanwhile.
 */
export async function settle(
  ctx: Context,
  { galleryId, guest, lifeMs }: Destination,
  { filename, byteSize, isReserved = false }: Arriving,
): Promise<Settled> {
  const gallery = galleryId === null ? null : await lockGallery(ctx, galleryId, guest ? 'link' : 'galleryId');
  const link = guest && gallery ? await lockLink(ctx, guest.linkId) : null;
  if (guest && gallery && (!link || isDoorClosed({ gallery, link }, ctx.now())))
    throw new AppError('GONE', 'What was shared by this address has ended.');
  if (link && !isReserved) takeRoom(link, byteSize);
  const guestNumber = link ? ++link.sentImages : null;
  await ctx.em.flush();
  const createdAt = ctx.now();
  const ownExpiresAt = new Date(createdAt.getTime() + (lifeMs ?? lifeIn(ctx, link, gallery)));
  const arriving = { filename, guestNumber, ownExpiresAt };
  const [place] = gallery ? await placeInGallery(ctx, gallery, [arriving]) : [];
  return {
    ...(place ?? { ...library, expiresAt: ownExpiresAt }),
    createdAt,
    ownExpiresAt,
    guestName: guest?.name ?? null,
    viaLinkId: link?.id ?? null,
    guestNumber,
    needsApproval: link?.needsApproval ?? false,
  };
}

export function lockLink(ctx: Context, id: string): Promise<GalleryLink | null> {
  const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  return ctx.em.findOne(GalleryLink, { id }, options);
}

/** Counts a picture that comes through the link, which is locked. QUOTA_EXCEEDED, by the link's own figures. */
export function takeRoom(link: GalleryLink, byteSize: number): void {
  const { maxImages, maxBytes, usedImages, usedBytes } = link;
  checkRoom('linkImages', 'pictures', maxImages, usedImages + 1);
  checkRoom('linkBytes', 'bytes', maxBytes, usedBytes + byteSize);
  Object.assign(link, { usedImages: usedImages + 1, usedBytes: usedBytes + byteSize });
}

function checkRoom(quota: string, what: string, limit: number | null, actual: number): void {
  if (limit === null || actual <= limit) return;
  throw new AppError(
    'QUOTA_EXCEEDED',
    `This link takes ${limit} ${what}. With this there would be ${actual}.`,
    {
      params: { quota, limit, actual },
    },
  );
}

const ownFigures = ['linkImages', 'linkBytes'];

/** What the owner may hold is nothing to a guest. */
export async function tellGuest<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOwners =
      error instanceof AppError &&
      error.code === 'QUOTA_EXCEEDED' &&
      !ownFigures.includes(String(error.params.quota));
    if (ctx.scope.kind !== 'link' || !isOwners) throw error;
    throw new AppError('QUOTA_EXCEEDED', 'There is no room for more pictures here.', {
      params: { quota: 'full' },
      cause: error,
    });
  }
}
