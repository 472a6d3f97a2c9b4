import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Silhouette } from '../collage/silhouette.ts';
import { Account } from './account.ts';
import { Money } from './money.ts';
import { Node } from './node.ts';
import { Url } from './scalar.ts';
import { Wishlist } from './wishlist.ts';

/** Of a wishlist; fewer where MAX_WISHLIST_ITEMS says so. */
export const maxItems = 100;
/** By which a document that asks for them is weighed: as many are in few. */
export const countedItems = 50;

@Entity()
@Index({
  name: 'wishlist_item_in_index',
  expression:
    'create index wishlist_item_in_index on wishlist_item (wishlist_id, position collate "C", id) where gone_at is null',
})
@Unique({ properties: ['accountId', 'clientId'] })
@ObjectType({
  implements: Node,
  description:
    'One thing of a wishlist. It is there at once; its picture, its cutout and its place come as they are made.',
})
export class WishlistItem extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Index()
  @ManyToOne(() => Wishlist, { mapToPk: true, fieldName: 'wishlist_id', deleteRule: 'cascade' })
  wishlistId!: string;

  /** The caller's own name for it. */
  @Property({ type: 'text', nullable: true })
  clientId!: string | null;

  /** Its place in the list: a fractional key, compared byte by byte. */
  @Property({ type: 'text' })
  position!: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => Url, { nullable: true, description: 'Of its shop: http or https, and safe to be followed.' })
  @Property({ type: 'text', nullable: true })
  link!: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters of plain text.' })
  @Property({ type: 'text', nullable: true })
  note!: string | null;

  @Field(() => Money, { nullable: true, description: 'What one of it costs, as its owner says.' })
  @Property({ type: 'jsonb', nullable: true })
  price!: Money | null;

  @Field(() => Int, { description: 'How many are wished for, 1 to 999.' })
  @Property({ type: 'int', default: 1 })
  quantity!: Opt<number>;

  @Field(() => Float, {
    description: 'How much area it is to have beside the others: 0.5 to 4, 1 for as much as any.',
  })
  @Property({ type: 'double', default: 1 })
  weight!: Opt<number>;

  @Field(() => Boolean, {
    description: 'Whether its picture is laid out with its background, as a rectangle.',
  })
  @Property({ type: 'boolean', default: false })
  keepsBackground!: Opt<boolean>;

  /** Key of the rendition that `silhouette` is of; empty for its name on a tile; null until there is either. */
  @Property({ type: 'text', nullable: true })
  outlined!: string | null;

  /** What it looks like to the layout. */
  @Property({ type: 'jsonb', nullable: true, lazy: true })
  silhouette!: Silhouette | null;

  @Field(() => Int, {
    description:
      'Rises with every change of it, of its picture and of the work on it; a claim is none. Of two states the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  /** That of its wishlist: what is asked of a row is asked of one. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  expiresAt!: Date | null;

  /** See life.ts. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;
}
