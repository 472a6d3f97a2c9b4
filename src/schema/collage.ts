import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Place } from '../collage/place.ts';
import { Account } from './account.ts';
import { Wishlist } from './wishlist.ts';
import { WishlistItem } from './wishlist-item.ts';

/** Width divided by height of the collages there are: phones and screens, both ways up, and what link previews show. */
export const collageAspects = [9 / 16, 3 / 4, 1, 4 / 3, 16 / 9, 40 / 21] as const;
export const defaultAspect = 4 / 3;
/** 1200 × 630, as link previews have it. */
export const previewAspect = 40 / 21;

/** A place that its owner has chosen. */
export interface Pin {
  place: Place;
  /** Of the collage when it was chosen. */
  revision: number;
}

@ObjectType({ description: 'Where something lies on a collage.' })
export class Placement {
  @Field(() => Float, { description: "Of its centre, from the left, in fractions of the collage's width." })
  x!: number;

  @Field(() => Float, {
    description: "Of its centre, from the top, in fractions of the collage's width too.",
  })
  y!: number;

  @Field(() => Float, {
    description: "Of its picture before it is turned, in fractions of the collage's width.",
  })
  width!: number;

  @Field(() => Float, { description: 'Degrees clockwise around its centre.' })
  rotation!: number;

  @Field(() => Int, { description: 'What has a higher one lies in front.' })
  z!: number;
}

@InputType({ description: 'Where something is to lie on a collage.' })
export class PlacementInput {
  @Field(() => Float, { description: "Of its centre, from the left, in fractions of the collage's width." })
  x!: number;

  @Field(() => Float, {
    description: "Of its centre, from the top, in fractions of the collage's width too.",
  })
  y!: number;

  @Field(() => Float, {
    description: "Of its picture before it is turned, in fractions of the collage's width: 0.02 to 1.",
  })
  width!: number;

  @Field(() => Float, { nullable: true, description: 'Degrees clockwise around its centre. Default: 0.' })
  rotation?: number | null;

  @Field(() => Int, { nullable: true, description: 'What has a higher one lies in front. Default: 0.' })
  z?: number | null;
}

@ObjectType({ description: 'One thing on a collage.' })
export class ItemPlacement {
  @Field(() => WishlistItem, { description: 'Which it is.' })
  item!: WishlistItem;

  @Field(() => Placement, { description: 'Where it lies.' })
  placement!: Placement;

  @Field(() => Float, { description: 'Height of what is drawn, before it is turned, in widths of it.' })
  ratio!: number;

  @Field(() => Boolean, { description: 'Whether its owner has put it there; then it stays.' })
  isPinned!: boolean;

  @Field(() => [[Float]], {
    description:
      "The edges of what is drawn, the largest part first: x, y, x, y … of closed lines on the collage, in fractions of the collage's width. Within them a click is on it.",
  })
  outlines!: number[][];
}

/**
 * A layout of a wishlist for one aspect, made when somebody first asks for it and anew after what changes it. Whoever changes
 * something raises `asked`; a worker lays out and sets `laidOut` to what was asked when it began: services/collage/lay-out.ts.
 */
@Entity()
@Unique({ properties: ['wishlistId', 'aspect'] })
@Index({
  name: 'collage_unsettled_index',
  expression: 'create index collage_unsettled_index on collage (asked_at) where asked <> laid_out',
})
@ObjectType({ description: 'The things of a wishlist, laid out by their silhouettes.' })
export class Collage {
  @Field(() => ID, { description: 'The same as long as its wishlist has this aspect.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @ManyToOne(() => Wishlist, { mapToPk: true, fieldName: 'wishlist_id', deleteRule: 'cascade' })
  wishlistId!: string;

  @Field(() => Float, { description: 'Width divided by height.' })
  @Property({ type: 'double' })
  aspect!: number;

  @Field(() => Int, {
    description:
      'Rises with every layout and every placing. Of two states the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of its area that is covered, 0 to 1; null until it has been laid out.',
  })
  @Property({ type: 'double', nullable: true })
  coverage!: number | null;

  /** By the id of an item. */
  @Property({ type: 'jsonb', default: '{}' })
  places!: Opt<Record<string, Place>>;

  @Property({ type: 'jsonb', default: '{}' })
  pins!: Opt<Record<string, Pin>>;

  @Property({ type: 'int' })
  seed!: number;

  /** Whether the next layout begins anew, and not with the places there are. */
  @Property({ type: 'boolean', default: false })
  isShuffled!: Opt<boolean>;

  @Property({ type: 'int', default: 1 })
  asked!: Opt<number>;

  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  askedAt!: Opt<Date>;

  @Property({ type: 'int', default: 0 })
  laidOut!: Opt<number>;

  /** A hash of what the last layout was made of. */
  @Property({ type: 'text', nullable: true })
  laidFrom!: string | null;
}
