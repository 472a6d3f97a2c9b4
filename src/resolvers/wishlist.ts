import { Arg, Args, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { Collage } from '../schema/collage.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { Url } from '../schema/scalar.ts';
import { Wishlist, WishlistConnection } from '../schema/wishlist.ts';
import {
  CreateWishlistInput,
  CreateWishlistPayload,
  DeleteWishlistInput,
  DeleteWishlistPayload,
  RestoreWishlistInput,
  RestoreWishlistPayload,
  UpdateWishlistInput,
  UpdateWishlistPayload,
} from '../schema/wishlist-input.ts';
import { countedItems, WishlistItem } from '../schema/wishlist-item.ts';
import { WishlistUpdate, WishlistUpdatedArgs } from '../schema/wishlist-update.ts';
import { findCollage } from '../services/collage/find-collage.ts';
import { encodeCursor } from '../services/watch/cursor.ts';
import { type WishlistChange, watchWishlist } from '../services/watch/watch-wishlist.ts';
import { createWishlist } from '../services/wishlist/create-wishlist.ts';
import { deleteWishlist } from '../services/wishlist/delete-wishlist.ts';
import { findWishlist, requireWishlist } from '../services/wishlist/find-wishlist.ts';
import { listWishlists } from '../services/wishlist/list-wishlists.ts';
import { restoreWishlist } from '../services/wishlist/restore-wishlist.ts';
import { updateWishlist } from '../services/wishlist/update-wishlist.ts';
import { wishlistUrl } from '../services/wishlist/wishlist-address.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, AskQuery, AskSubscription, inputArg } from './root-field.ts';

@Resolver(() => Wishlist)
export class WishlistResolver {
  @AskQuery(() => Wishlist, {
    nullable: true,
    description:
      'What a slug opens; null for one that leads nowhere. GONE if it has led somewhere, PASSWORD_REQUIRED without a pass that is good. It needs no key; with that of its owner it shows all but what is claimed.',
    address: ({ slug, pass }: { slug: string; pass?: string | null }) => ({ slug, pass }),
  })
  wishlist(
    @Ctx() ctx: Context,
    @Arg('slug', () => String, { description: 'Of a wishlist.' }) slug: string,
    @Arg('pass', () => String, { nullable: true, description: 'As openLink gave it.' }) _pass: string | null,
  ): Promise<Wishlist | null> {
    return findWishlist(ctx, slug);
  }

  @AskQuery(() => WishlistConnection, {
    nullable: true,
    description: "The viewer's wishlists, newest first.",
  })
  wishlists(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Connection<Wishlist>> {
    return listWishlists(ctx, page);
  }

  @AskMutation(() => CreateWishlistPayload, {
    description: 'A new wishlist without items.',
    errors: ['BAD_USER_INPUT', 'QUOTA_EXCEEDED'],
  })
  createWishlist(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateWishlistInput, inputArg) input: CreateWishlistInput,
  ): Promise<CreateWishlistPayload> {
    return createWishlist(ctx, input);
  }

  @AskMutation(() => UpdateWishlistPayload, {
    description: 'Changes what is given of a wishlist.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT'],
  })
  async updateWishlist(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateWishlistInput, inputArg) input: UpdateWishlistInput,
  ): Promise<UpdateWishlistPayload> {
    return { wishlist: await updateWishlist(ctx, input) };
  }

  @AskMutation(() => DeleteWishlistPayload, {
    description:
      'Hides a wishlist with its items, be they claimed or not; for ten minutes it can be restored.',
    errors: ['NOT_FOUND', 'GONE', 'CONFLICT'],
  })
  deleteWishlist(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteWishlistInput, inputArg) { id }: DeleteWishlistInput,
  ): Promise<DeleteWishlistPayload> {
    return deleteWishlist(ctx, id);
  }

  @AskMutation(() => RestoreWishlistPayload, {
    description: 'Brings a wishlist back within ten minutes of its deletion, with all that was in it.',
    errors: ['NOT_FOUND', 'QUOTA_EXCEEDED'],
  })
  async restoreWishlist(
    @Ctx() ctx: Context,
    @Arg('input', () => RestoreWishlistInput, inputArg) { id }: RestoreWishlistInput,
  ): Promise<RestoreWishlistPayload> {
    return { wishlist: await restoreWishlist(ctx, id) };
  }

  @AskSubscription<WishlistUpdatedArgs>(() => WishlistUpdate, {
    nullable: true,
    description:
      'A wishlist now, then every change of it, of its items and of its collages. A claim is told to everybody but its owner, who is told from `revealAt` on. Cursors are as those of jobsUpdated. A GONE error ends it when the wishlist, or the way into it, has ended.',
    address: ({ slug, pass }) => (slug == null ? null : { slug, pass }),
    subscribe: async ({ context, args }) =>
      watchWishlist(context, await requireWishlist(context, args), args),
  })
  async wishlistUpdated(
    @Root() change: WishlistChange,
    @Ctx() ctx: Context,
    @Args(() => WishlistUpdatedArgs) _args: WishlistUpdatedArgs,
  ): Promise<WishlistUpdate> {
    const { wishlistId, item, collage, deletedId, mark, isCaughtUp, isOver } = change;
    const wishlist = isOver ? null : await ctx.loaders.wishlist.load(wishlistId);
    if (!wishlist) throw new AppError('GONE', 'The wishlist, or the way into it, has ended.');
    return { wishlist, item, collage, deletedId, cursor: encodeCursor(mark), isCaughtUp };
  }

  @FieldResolver(() => Url, { description: 'Of its page.' })
  url(@Root() wishlist: Wishlist, @Ctx() ctx: Context): URL {
    return wishlistUrl(ctx, wishlist);
  }

  @FieldResolver(() => Boolean, { description: 'Whether visitors are asked for a password.' })
  hasPassword(@Root() { passwordHash }: Wishlist): boolean {
    return passwordHash !== null;
  }

  @FieldResolver(() => Boolean, { description: "Whether it is the viewer's own." })
  isOwner(@Root() { accountId }: Wishlist, @Ctx() { scope }: Context): boolean {
    return scope.kind === 'account' && scope.accountId === accountId;
  }

  @FieldResolver(() => [WishlistItem], {
    description: "At most 100, in the owner's order.",
    complexity: countedItems,
  })
  items(@Root() { id }: Wishlist, @Ctx() ctx: Context): Promise<WishlistItem[]> {
    return ctx.loaders.itemsOf.load(id);
  }

  @FieldResolver(() => Collage, {
    description: 'The one of the nearest of `limits.collageAspects`; whoever asks first has it laid out.',
  })
  collage(
    @Root() wishlist: Wishlist,
    @Ctx() ctx: Context,
    @Arg('aspect', () => Float, {
      nullable: true,
      description: 'Width divided by height. Default: 4 to 3.',
    })
    aspect: number | null,
  ): Promise<Collage> {
    return findCollage(ctx, wishlist, aspect);
  }
}
