import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Collage, PlacementInput } from './collage.ts';
import { Job } from './job.ts';
import { ImageFormat } from './recipe.ts';

const wishlistId = { description: "Of one of the viewer's wishlists." };
const aspect = { description: 'Of the collage: the nearest of `limits.collageAspects`.' };

@InputType({ description: 'Where one item is to lie.' })
export class PlaceItemInput {
  @Field(() => ID, { description: 'Of an item of the wishlist.' })
  itemId!: string;

  @Field(() => PlacementInput, { description: 'Where it is to lie; a centre outside is drawn back inside.' })
  placement!: PlacementInput;
}

@InputType({ description: 'Which items are pinned where.' })
export class PlaceItemsInput {
  @Field(() => ID, wishlistId)
  wishlistId!: string;

  @Field(() => Float, aspect)
  aspect!: number;

  @Field(() => [PlaceItemInput], { description: 'At most 100.' })
  places!: PlaceItemInput[];

  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that the caller saw: if one of the items was placed since, it is a CONFLICT. Default: whatever was placed since is overwritten.',
  })
  baseRevision?: number | null;
}

@InputType({ description: 'Which items flow again.' })
export class UnpinItemsInput {
  @Field(() => ID, wishlistId)
  wishlistId!: string;

  @Field(() => Float, aspect)
  aspect!: number;

  @Field(() => [ID], { nullable: true, description: 'Of items of the wishlist. Default: all.' })
  itemIds?: string[] | null;
}

@InputType({ description: 'Which collage is laid out anew.' })
export class ShuffleCollageInput {
  @Field(() => ID, wishlistId)
  wishlistId!: string;

  @Field(() => Float, aspect)
  aspect!: number;

  @Field(() => Int, {
    nullable: true,
    description: '0 or more; the same one makes the same collage of the same items. Default: any.',
  })
  seed?: number | null;
}

@ObjectType({ description: 'The collage in which items were pinned.' })
export class PlaceItemsPayload {
  @Field(() => Collage, { description: 'As it is now; what flows around them comes by wishlistUpdated.' })
  collage!: Collage;
}

@ObjectType({ description: 'The collage in which items flow again.' })
export class UnpinItemsPayload {
  @Field(() => Collage, { description: 'As it is now; where they flow to comes by wishlistUpdated.' })
  collage!: Collage;
}

@ObjectType({ description: 'The collage that is laid out anew.' })
export class ShuffleCollagePayload {
  @Field(() => Collage, { description: 'As it is now; the new one comes by wishlistUpdated.' })
  collage!: Collage;
}

@InputType({ description: 'Which collage becomes a picture.' })
export class RenderCollageInput {
  @Field(() => ID, wishlistId)
  wishlistId!: string;

  @Field(() => Float, aspect)
  aspect!: number;

  @Field(() => Int, { description: 'Pixels, 64 to 4096; so is the height that follows from it.' })
  width!: number;

  @Field(() => ImageFormat, { nullable: true, description: 'Not AUTO. Default: WEBP.' })
  format?: ImageFormat | null;
}

@ObjectType({ description: 'The job that renders.' })
export class RenderCollagePayload {
  @Field(() => Job, { description: 'New, or the one that is at the same or has done it.' })
  job!: Job;
}
