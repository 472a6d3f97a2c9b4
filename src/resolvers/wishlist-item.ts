import { Arg, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Claim } from '../schema/claim.ts';
import { Placement } from '../schema/collage.ts';
import { Failure } from '../schema/error.ts';
import { Image } from '../schema/image.ts';
import { Job } from '../schema/job.ts';
import { Rendition } from '../schema/rendition.ts';
import { Wishlist } from '../schema/wishlist.ts';
import { WishlistItem } from '../schema/wishlist-item.ts';
import {
  AddWishlistItemInput,
  AddWishlistItemPayload,
  MoveWishlistItemInput,
  MoveWishlistItemPayload,
  RemoveWishlistItemInput,
  RemoveWishlistItemPayload,
  UpdateWishlistItemInput,
  UpdateWishlistItemPayload,
} from '../schema/wishlist-item-input.ts';
import { countClaimed, readClaims } from '../services/claim/read-claims.ts';
import { findPlacement } from '../services/collage/read-placements.ts';
import { addWishlistItem } from '../services/wishlist/add-item.ts';
import { findItemCutout, findItemJob, findItemProblem } from '../services/wishlist/item-work.ts';
import { moveWishlistItem } from '../services/wishlist/move-item.ts';
import { removeWishlistItem } from '../services/wishlist/remove-item.ts';
import { updateWishlistItem } from '../services/wishlist/update-item.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver(() => WishlistItem)
export class WishlistItemResolver {
  @AskMutation(() => AddWishlistItemPayload, {
    description:
      'Adds something to a wishlist. It is there at once; its picture is fetched, cut out and laid out by and by, as wishlistUpdated tells.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT', 'QUOTA_EXCEEDED', 'URL_NOT_ALLOWED'],
  })
  async addWishlistItem(
    @Ctx() ctx: Context,
    @Arg('input', () => AddWishlistItemInput, inputArg) input: AddWishlistItemInput,
  ): Promise<AddWishlistItemPayload> {
    const { item, wasKnown } = await addWishlistItem(ctx, input);
    return { item, wishlist: await findListOf(ctx, item), wasKnown };
  }

  @AskMutation(() => UpdateWishlistItemPayload, {
    description: 'Changes what is given of an item.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'QUOTA_EXCEEDED', 'URL_NOT_ALLOWED'],
  })
  async updateWishlistItem(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateWishlistItemInput, inputArg) input: UpdateWishlistItemInput,
  ): Promise<UpdateWishlistItemPayload> {
    const item = await updateWishlistItem(ctx, input);
    return { item, wishlist: await findListOf(ctx, item) };
  }

  @AskMutation(() => RemoveWishlistItemPayload, {
    description:
      'Removes an item for good, be it claimed or not. Its picture is deleted; restoreImages brings it to the library.',
    errors: ['NOT_FOUND', 'GONE'],
  })
  removeWishlistItem(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveWishlistItemInput, inputArg) { id }: RemoveWishlistItemInput,
  ): Promise<RemoveWishlistItemPayload> {
    return removeWishlistItem(ctx, id);
  }

  @AskMutation(() => MoveWishlistItemPayload, {
    description: 'Puts an item elsewhere in its list; on the collage it stays where it is.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE'],
  })
  async moveWishlistItem(
    @Ctx() ctx: Context,
    @Arg('input', () => MoveWishlistItemInput, inputArg) input: MoveWishlistItemInput,
  ): Promise<MoveWishlistItemPayload> {
    const item = await moveWishlistItem(ctx, input);
    return { item, wishlist: await findListOf(ctx, item) };
  }

  @FieldResolver(() => Image, { nullable: true, description: 'Its picture, if it has one.' })
  image(@Root() { id }: WishlistItem, @Ctx() ctx: Context): Promise<Image | null> {
    return ctx.loaders.imageOfItem.load(id);
  }

  @FieldResolver(() => Rendition, {
    nullable: true,
    description: 'What lies of it on the collage; null until it is made.',
  })
  cutout(@Root() item: WishlistItem, @Ctx() ctx: Context): Promise<Rendition | null> {
    return findItemCutout(ctx, item);
  }

  @FieldResolver(() => Job, {
    nullable: true,
    description: 'For its owner: the newest job that fetches its picture or cuts it out.',
  })
  job(@Root() item: WishlistItem, @Ctx() ctx: Context): Promise<Job | null> {
    return findItemJob(ctx, item);
  }

  @FieldResolver(() => Failure, {
    nullable: true,
    description: 'For its owner: why it has no picture, or no cutout.',
  })
  problem(@Root() item: WishlistItem, @Ctx() ctx: Context): Promise<Failure | null> {
    return findItemProblem(ctx, item);
  }

  @FieldResolver(() => Placement, {
    nullable: true,
    description: 'Where it lies now; null until it has an outline.',
  })
  placement(
    @Root() item: WishlistItem,
    @Ctx() ctx: Context,
    @Arg('aspect', () => Float, {
      nullable: true,
      description: 'Of the collage, as `Wishlist.collage` takes it. Default: 4 to 3.',
    })
    aspect: number | null,
  ): Promise<Placement | null> {
    return findPlacement(ctx, item, aspect);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of it are claimed; null for its owner before `revealAt`.',
  })
  claimedQuantity(@Root() item: WishlistItem, @Ctx() ctx: Context): Promise<number | null> {
    return countClaimed(ctx, item);
  }

  @FieldResolver(() => [Claim], {
    nullable: true,
    description: 'Oldest first; null for its owner before `revealAt`.',
  })
  claims(@Root() item: WishlistItem, @Ctx() ctx: Context): Promise<Claim[] | null> {
    return readClaims(ctx, item) as Promise<Claim[] | null>;
  }
}

async function findListOf(ctx: Context, { wishlistId }: WishlistItem): Promise<Wishlist> {
  return ctx.em.findOneOrFail(Wishlist, { id: wishlistId }, { refresh: true });
}
