import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { Visibility } from './gallery.ts';
import { Node } from './node.ts';
import { DateTime, HexColor } from './scalar.ts';

@Entity()
@Index({
  name: 'wishlist_list_index',
  expression:
    'create index wishlist_list_index on wishlist (account_id, created_at desc, id desc) where gone_at is null',
})
@Index({
  name: 'wishlist_due_index',
  expression: 'create index wishlist_due_index on wishlist (expires_at, id) where gone_at is null',
})
@Index({
  name: 'wishlist_reap_index',
  expression:
    'create index wishlist_reap_index on wishlist (coalesce(restorable_until, gone_at), id) where gone_at is not null',
})
@Unique({ properties: ['slug'] })
@Unique({ properties: ['accountId', 'clientId'] })
@ObjectType({
  implements: Node,
  description:
    'Things that somebody wishes for, each perhaps with a picture, which are laid out as a collage.',
})
export class Wishlist extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  /** The caller's own name for it. */
  @Property({ type: 'text', nullable: true })
  clientId!: string | null;

  @Field(() => String, { description: 'Of its address, 11 characters.' })
  @Property({ type: 'text' })
  slug!: string;

  /** Rises when what was given by the address of before, or for the password of before, is to open nothing any more. */
  @Property({ type: 'int', default: 1 })
  version!: Opt<number>;

  @Field(() => String, { description: '1 to 200 characters.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters of plain text.' })
  @Property({ type: 'text', nullable: true })
  note!: string | null;

  @Field(() => Visibility, { description: 'What its slug opens.' })
  @Property({ type: 'text' })
  visibility!: Visibility;

  @Field(() => Boolean, { description: 'Whether search engines may list its page.' })
  @Property({ type: 'boolean', default: false })
  isIndexed!: Opt<boolean>;

  @Property({ type: 'text', nullable: true })
  passwordHash!: string | null;

  @Field(() => HexColor, { nullable: true, description: "Of its collage; null for the page's own." })
  @Property({ type: 'text', nullable: true })
  background!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From this second on it is gone; null for no end.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'From this second on its owner sees who has claimed what, and until then nothing of it; null for never. Every visitor is shown it before they claim.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  revealAt!: Date | null;

  @Field(() => Int, {
    description:
      'Rises with every change that its owner makes of it or of its items; a claim is none. Of two states the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** Kept by a trigger, like the revision. */
  @Field(() => DateTime, { description: 'Of its last change; a claim is none.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  /** See life.ts. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;

  @Property({ type: 'timestamptz', length: 3, nullable: true })
  restorableUntil!: Date | null;
}

export const WishlistConnection = createConnectionType(Wishlist, 'Wishlist');

/** Whether its owner sees by now what has been claimed. */
export function isRevealed({ revealAt }: Pick<Wishlist, 'revealAt'>, now: Date): boolean {
  return revealAt !== null && revealAt <= now;
}
