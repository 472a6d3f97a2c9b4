import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { Collage } from './collage.ts';
import { after, cursor, isCaughtUp } from './update.ts';
import { Wishlist } from './wishlist.ts';
import { WishlistItem } from './wishlist-item.ts';

@ObjectType({ description: 'What has happened to a wishlist that is watched.' })
export class WishlistUpdate {
  @Field(() => Wishlist, { description: 'As it is now.' })
  wishlist!: Wishlist;

  @Field(() => WishlistItem, {
    nullable: true,
    description: 'One of it, as it is now; null where something else has changed.',
  })
  item!: WishlistItem | null;

  @Field(() => Collage, {
    nullable: true,
    description: 'One of it, as it is now; null where something else has changed.',
  })
  collage!: Collage | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of an item that is not there any more; it may be one that was never told.',
  })
  deletedId!: string | null;

  @Field(() => String, cursor)
  cursor!: string;

  @Field(() => Boolean, isCaughtUp)
  isCaughtUp!: boolean;
}

@ArgsType()
export class WishlistUpdatedArgs {
  @Field(() => ID, { nullable: true, description: "Of one of the viewer's wishlists; or else `slug`." })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a wishlist; it needs no key.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'As openLink gave it.' })
  pass?: string | null;

  @Field(() => String, after)
  after?: string | null;
}
