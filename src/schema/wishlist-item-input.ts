import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { defineEnum } from './enum.ts';
import { MoneyInput } from './money.ts';
import { Url } from './scalar.ts';
import { Wishlist } from './wishlist.ts';
import { WishlistItem } from './wishlist-item.ts';

export const ItemField = defineEnum('ItemField', 'What can be taken away of an item.', {
  LINK: 'Its link.',
  NOTE: 'Its note.',
  PRICE: 'Its price.',
  IMAGE: 'Its picture: its name on a tile takes its place.',
});
export type ItemField = keyof typeof ItemField;

const link = 'To its shop: http or https, without user and password, at most 2000 characters.';
const imageId =
  "Of one of the viewer's images, which is moved there and lives as long as the item; copyImages first to keep it.";
const imageUrl = 'Of a picture that is fetched: an IMPORT_URL job.';

@InputType({ description: 'What a new item is to be.' })
export class AddWishlistItemInput {
  @Field(() => ID, { description: "Of one of the viewer's wishlists." })
  wishlistId!: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  name!: string;

  @Field(() => Url, { nullable: true, description: link })
  link?: URL | null;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters of plain text.' })
  note?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'What one of it costs.' })
  price?: MoneyInput | null;

  @Field(() => Int, { nullable: true, description: '1 to 999. Default: 1.' })
  quantity?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much area it is to have beside the others, 0.5 to 4. Default: 1.',
  })
  weight?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its picture keeps its background. Default: false.',
  })
  keepsBackground?: boolean | null;

  @Field(() => ID, { nullable: true, description: imageId })
  imageId?: string | null;

  @Field(() => Url, { nullable: true, description: `${imageUrl} Default: its name on a tile.` })
  imageUrl?: URL | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for it, unique in the account; sent again it answers with the same item. At most 200 characters.",
  })
  clientId?: string | null;
}

@InputType({ description: 'What of an item changes; what is left out or null stays as it is.' })
export class UpdateWishlistItemInput {
  @Field(() => ID, { description: "Of an item of one of the viewer's wishlists." })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  name?: string | null;

  @Field(() => Url, { nullable: true, description: link })
  link?: URL | null;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters of plain text.' })
  note?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'What one of it costs.' })
  price?: MoneyInput | null;

  @Field(() => Int, {
    nullable: true,
    description: '1 to 999; it may be fewer than friends have claimed, of which nothing is said.',
  })
  quantity?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much area it is to have beside the others, 0.5 to 4.',
  })
  weight?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its picture keeps its background.' })
  keepsBackground?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: `${imageId} The picture of before is deleted; restored within ten minutes it is in the library.`,
  })
  imageId?: string | null;

  @Field(() => Url, { nullable: true, description: `${imageUrl} The picture of before is deleted.` })
  imageUrl?: URL | null;

  @Field(() => [ItemField], { nullable: true, description: 'What is taken away. Default: nothing.' })
  clear?: ItemField[] | null;
}

@InputType({ description: 'Which item is removed.' })
export class RemoveWishlistItemInput {
  @Field(() => ID, { description: "Of an item of one of the viewer's wishlists." })
  id!: string;
}

@InputType({ description: 'Where in its list an item is put.' })
export class MoveWishlistItemInput {
  @Field(() => ID, { description: "Of an item of one of the viewer's wishlists." })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Of the item of the same list before which it is put. Default: it is put last.',
  })
  before?: string | null;
}

@ObjectType({ description: 'The item that was added.' })
export class AddWishlistItemPayload {
  @Field(() => WishlistItem, { description: 'New, or the one of this `clientId`.' })
  item!: WishlistItem;

  @Field(() => Wishlist, { description: 'With it.' })
  wishlist!: Wishlist;

  @Field(() => Boolean, { description: 'Whether an earlier call of the same `clientId` has added it.' })
  wasKnown!: boolean;
}

@ObjectType({ description: 'The item that was changed.' })
export class UpdateWishlistItemPayload {
  @Field(() => WishlistItem, { description: 'As it is now.' })
  item!: WishlistItem;

  @Field(() => Wishlist, { description: 'As it is now.' })
  wishlist!: Wishlist;
}

@ObjectType({ description: 'The item that was removed.' })
export class RemoveWishlistItemPayload {
  @Field(() => ID, { description: 'It is gone for good.' })
  itemId!: string;

  @Field(() => Wishlist, { description: 'Without it.' })
  wishlist!: Wishlist;
}

@ObjectType({ description: 'The item that was moved.' })
export class MoveWishlistItemPayload {
  @Field(() => WishlistItem, { description: 'As it is now.' })
  item!: WishlistItem;

  @Field(() => Wishlist, { description: 'With its items in their new order.' })
  wishlist!: Wishlist;
}
