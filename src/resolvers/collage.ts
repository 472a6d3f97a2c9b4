import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Collage, ItemPlacement } from '../schema/collage.ts';
import {
  PlaceItemsInput,
  PlaceItemsPayload,
  RenderCollageInput,
  RenderCollagePayload,
  ShuffleCollageInput,
  ShuffleCollagePayload,
  UnpinItemsInput,
  UnpinItemsPayload,
} from '../schema/collage-input.ts';
import { ImageFormat } from '../schema/recipe.ts';
import { Url } from '../schema/scalar.ts';
import { countedItems } from '../schema/wishlist-item.ts';
import { placeItems, shuffleCollage, unpinItems } from '../services/collage/arrange-items.ts';
import { signCollagePicture } from '../services/collage/collage-picture.ts';
import { readPlacements } from '../services/collage/read-placements.ts';
import { renderCollage } from '../services/collage/render-collage.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver(() => Collage)
export class CollageResolver {
  @AskMutation(() => PlaceItemsPayload, {
    description: 'Pins items where they are wanted; the others flow around them.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'CONFLICT'],
  })
  async placeItems(
    @Ctx() ctx: Context,
    @Arg('input', () => PlaceItemsInput, inputArg) input: PlaceItemsInput,
  ): Promise<PlaceItemsPayload> {
    return { collage: await placeItems(ctx, input) };
  }

  @AskMutation(() => UnpinItemsPayload, {
    description: 'Lets items flow again.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE'],
  })
  async unpinItems(
    @Ctx() ctx: Context,
    @Arg('input', () => UnpinItemsInput, inputArg) input: UnpinItemsInput,
  ): Promise<UnpinItemsPayload> {
    return { collage: await unpinItems(ctx, input) };
  }

  @AskMutation(() => ShuffleCollagePayload, {
    description: 'Lays everything out anew but what is pinned.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE'],
  })
  async shuffleCollage(
    @Ctx() ctx: Context,
    @Arg('input', () => ShuffleCollageInput, inputArg) input: ShuffleCollageInput,
  ): Promise<ShuffleCollagePayload> {
    return { collage: await shuffleCollage(ctx, input) };
  }

  @AskMutation(() => RenderCollagePayload, {
    description:
      'Makes a picture of a collage, which `Collage.image` of the same width and format then gives. What is being laid out is waited for.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'GONE', 'QUOTA_EXCEEDED'],
  })
  async renderCollage(
    @Ctx() ctx: Context,
    @Arg('input', () => RenderCollageInput, inputArg) input: RenderCollageInput,
  ): Promise<RenderCollagePayload> {
    return { job: await renderCollage(ctx, input) };
  }

  @FieldResolver(() => Boolean, {
    description: 'False while a newer layout is being made: this is the last.',
  })
  isSettled(@Root() { asked, laidOut }: Collage): boolean {
    return asked === laidOut;
  }

  @FieldResolver(() => [ItemPlacement], {
    description: 'What lies on it, back to front.',
    complexity: countedItems,
  })
  placements(@Root() collage: Collage, @Ctx() ctx: Context): Promise<ItemPlacement[]> {
    return readPlacements(ctx, collage);
  }

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      'The stored picture of this revision; null until renderCollage has made it. That of 1200 px and JPEG, of the aspect 40 to 21, is made unasked of what is not PRIVATE, for previews of links.',
  })
  image(
    @Root() collage: Collage,
    @Ctx() ctx: Context,
    @Arg('width', () => Int, { description: 'Pixels, as it was rendered.' }) width: number,
    @Arg('format', () => ImageFormat, { nullable: true, description: 'Default: WEBP.' })
    format: ImageFormat | null,
  ): Promise<URL | null> {
    return signCollagePicture(ctx, collage, { width, format: format ?? 'WEBP' });
  }
}
