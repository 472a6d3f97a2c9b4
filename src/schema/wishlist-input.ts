import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Visibility } from './gallery.ts';
import { DateTime, Duration, HexColor } from './scalar.ts';
import { Wishlist } from './wishlist.ts';

@InputType({ description: 'What a new wishlist is to be.' })
export class CreateWishlistInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters of plain text.' })
  note?: string | null;

  @Field(() => Visibility, { nullable: true, description: 'What its slug opens. Default: PRIVATE.' })
  visibility?: Visibility | null;

  @Field(() => HexColor, { nullable: true, description: "Of its collage. Default: the page's own." })
  background?: string | null;

  @Field(() => Duration, {
    nullable: true,
    description: 'From now; then it is gone with its items. Default: it has no end.',
  })
  expiresIn?: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its owner sees what has been claimed; at least a day ahead, and shown to every visitor. Default: never.',
  })
  revealAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for it, unique in the account; sent again it answers with the same wishlist. At most 200 characters.",
  })
  clientId?: string | null;
}

@InputType({ description: 'What of a wishlist changes; what is left out or null stays as it is.' })
export class UpdateWishlistInput {
  @Field(() => ID, { description: "Of one of the viewer's wishlists." })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'At most 2000 characters of plain text; an empty one takes the note away.',
  })
  note?: string | null;

  @Field(() => Visibility, {
    nullable: true,
    description: 'What its slug opens. URLs that were given by it end when it opens nothing.',
  })
  visibility?: Visibility | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether search engines may list its page.' })
  isIndexed?: boolean | null;

  @Field(() => HexColor, { nullable: true, description: 'Of its collage.' })
  background?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True gives the collage the page's own background. Default: false.",
  })
  noBackground?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: '4 to 200 characters, which visitors are asked for from now on.',
  })
  password?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True asks for none any more. Default: false.' })
  noPassword?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Its end; one that is in the past ends it at once.',
  })
  expiresAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes its end away. Default: false.' })
  neverExpires?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its owner sees what has been claimed; at least a day ahead, unless it only becomes later. The same is refused whether or not anything has been claimed.',
  })
  revealAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: its owner never sees what has been claimed. Default: false.',
  })
  noReveal?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True gives it another address: the one of before opens nothing any more. Default: false.',
  })
  newSlug?: boolean | null;
}

@InputType({ description: 'Which wishlist is deleted.' })
export class DeleteWishlistInput {
  @Field(() => ID, { description: "Of one of the viewer's wishlists." })
  id!: string;
}

@InputType({ description: 'Which wishlist is brought back.' })
export class RestoreWishlistInput {
  @Field(() => ID, { description: 'Of one that was deleted less than `limits.lives.restorable` ago.' })
  id!: string;
}

@ObjectType({ description: 'The wishlist that was made.' })
export class CreateWishlistPayload {
  @Field(() => Wishlist, { description: 'New, or the one of this `clientId`.' })
  wishlist!: Wishlist;

  @Field(() => Boolean, { description: 'Whether an earlier call of the same `clientId` has made it.' })
  wasKnown!: boolean;
}

@ObjectType({ description: 'The wishlist that was changed.' })
export class UpdateWishlistPayload {
  @Field(() => Wishlist, { nullable: true, description: 'As it is now; null if that has ended it.' })
  wishlist!: Wishlist | null;
}

@ObjectType({ description: 'The wishlist that was deleted.' })
export class DeleteWishlistPayload {
  @Field(() => ID, { description: 'It can be brought back for ten minutes.' })
  deletedId!: string;
}

@ObjectType({ description: 'The wishlist that is back.' })
export class RestoreWishlistPayload {
  @Field(() => Wishlist, { description: 'As it is now, with all that was in it.' })
  wishlist!: Wishlist;
}
