import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LinkInput } from './gallery-link.ts';
import { DateTime } from './scalar.ts';
import { WishlistItem } from './wishlist-item.ts';

/** That a friend gives something of a wishlist. Nothing else in the database, and no topic but its own, changes with it. */
@Entity()
@Unique({ properties: ['tokenHash'] })
@Unique({ properties: ['itemId', 'clientId'] })
@ObjectType({ description: 'That somebody will give something of a wishlist.' })
export class Claim {
  @Field(() => ID, { description: 'Of the claim; it is no node, and says nothing of who has made it.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Index()
  @ManyToOne(() => WishlistItem, { mapToPk: true, fieldName: 'item_id', deleteRule: 'cascade' })
  itemId!: string;

  @Property({ type: 'text' })
  clientId!: string;

  @Property({ type: 'text' })
  tokenHash!: string;

  @Field(() => Int, { description: 'How many of it.' })
  @Property({ type: 'int' })
  quantity!: number;

  /** Of the wishlist when it was made: who came by an address of before sees nothing by the token. */
  @Property({ type: 'int' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What they call themselves, if they say.' })
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;
}

/** As it is read: nobody's context finds one by itself. */
export type ClaimRow = Pick<Claim, 'id' | 'itemId' | 'quantity' | 'version' | 'name' | 'createdAt'>;

/** What is selected of `claim`. */
export const claimColumns =
  'claim.id, claim.item_id as "itemId", claim.quantity, claim.version, claim.name, claim.created_at as "createdAt"';

/** Of those of which something is left. */
export const isHeldSql = 'claim.quantity > 0';

/** Rows by hand come as the driver has them. */
export function toClaimRow(row: ClaimRow): ClaimRow {
  return { ...row, createdAt: new Date(row.createdAt) };
}

@InputType({ description: 'What is claimed.' })
export class ClaimItemInput {
  @Field(() => LinkInput, { description: 'The address of the wishlist, as it was opened.' })
  link!: LinkInput;

  @Field(() => ID, { description: 'Of an item in it.' })
  itemId!: string;

  @Field(() => Int, { nullable: true, description: 'How many of it. Default: 1.' })
  quantity?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the giver calls themselves, for the others; at most 200 characters.',
  })
  name?: string | null;

  @Field(() => String, {
    description:
      "The caller's own name for the claim, 16 to 200 characters that nobody guesses; sent again it answers with the same claim and token.",
  })
  clientId!: string;
}

@ObjectType({ description: 'The claim that was made.' })
export class ClaimItemPayload {
  @Field(() => Claim, { description: 'As it is now.' })
  claim!: Claim;

  @Field(() => String, {
    description: 'Whoever has it can take the claim back; keep it, it is told nobody else.',
  })
  token!: string;

  @Field(() => WishlistItem, { description: 'As it is now.' })
  item!: WishlistItem;
}

@InputType({ description: 'What is given up of a claim.' })
export class ReleaseClaimInput {
  @Field(() => String, { description: 'As claimItem gave it.' })
  token!: string;

  @Field(() => Int, { nullable: true, description: 'How many of it. Default: all.' })
  quantity?: number | null;
}

@ObjectType({ description: 'What is left of a claim.' })
export class ReleaseClaimPayload {
  @Field(() => Claim, { nullable: true, description: 'As it is now; null where nothing is left of it.' })
  claim!: Claim | null;

  @Field(() => WishlistItem, {
    nullable: true,
    description: 'What was claimed; null where it, or the claim, is not there any more.',
  })
  item!: WishlistItem | null;
}
