import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { Failure } from './error.ts';
import { Gallery } from './gallery.ts';
import { Node } from './node.ts';
import { DateTime, SafeInt, Url } from './scalar.ts';
import { WishlistItem } from './wishlist-item.ts';

export const ImageStatus = defineEnum('ImageStatus', 'Whether the bytes of an image are there.', {
  READY: 'Stored and checked.',
  AWAITING_BYTES: 'They are being fetched, by an IMPORT_URL job.',
  REJECTED: 'They could not be fetched, or were refused; `rejection` says why.',
});
export type ImageStatus = keyof typeof ImageStatus;

/** Cutouts on which the passes agree less than this are worth a look: docs/decisions/review.md has what that finds. */
export const reviewBelow = 0.85;

export function needsReview({
  agreement,
  reviewedAt,
  isCorrected,
}: Pick<Image, 'agreement' | 'reviewedAt' | 'isCorrected'>): boolean {
  return agreement !== null && agreement < reviewBelow && reviewedAt === null && !isCorrected;
}

/** Of images whose `needsReview` is true. */
export const needsReviewSql = `(agreement < ${reviewBelow} and reviewed_at is null and not is_corrected)`;

/** Of what nobody sees but its owner, wherever it is. */
export const unshownSql = "(needs_approval or status <> 'READY')";

@Entity()
@Index({
  name: 'image_list_index',
  expression:
    'create index image_list_index on image (account_id, created_at desc, id desc) where gone_at is null',
})
@Index({ properties: ['accountId', 'updatedAt'] })
@Index({
  name: 'image_due_index',
  expression: 'create index image_due_index on image (expires_at, id) where gone_at is null',
})
@Index({
  name: 'image_ending_index',
  expression: 'create index image_ending_index on image (account_id, expires_at, id) where gone_at is null',
})
@Index({
  name: 'image_reap_index',
  expression:
    'create index image_reap_index on image (coalesce(restorable_until, gone_at), id) where gone_at is not null',
})
@Index({
  name: 'image_restorable_index',
  expression:
    'create index image_restorable_index on image (account_id, created_at, id) where restorable_until is not null',
})
@Index({
  name: 'image_unready_index',
  expression:
    "create index image_unready_index on image (account_id, created_at, id) where status <> 'READY'",
})
@Index({
  name: 'image_gallery_id_index',
  expression: 'create index image_gallery_id_index on image (gallery_id) where gallery_id is not null',
})
@Index({
  name: 'image_in_index',
  expression:
    'create index image_in_index on image (gallery_id, position collate "C", id) where gone_at is null and gallery_id is not null',
})
@Index({
  name: 'image_in_newest_index',
  expression:
    'create index image_in_newest_index on image (gallery_id, created_at desc, id desc) where gone_at is null and gallery_id is not null',
})
@Index({
  name: 'image_in_name_index',
  expression:
    'create index image_in_name_index on image (gallery_id, sort_name collate "C", id) where gone_at is null and gallery_id is not null',
})
@Index({
  name: 'image_library_index',
  expression:
    'create index image_library_index on image (account_id, created_at desc, id desc) where gone_at is null and gallery_id is null and item_id is null',
})
@Index({
  name: 'image_review_index',
  expression: `create index image_review_index on image (account_id, created_at desc, id desc) where gone_at is null and ${needsReviewSql}`,
})
@Index({
  name: 'image_item_id_index',
  expression: 'create index image_item_id_index on image (item_id) where item_id is not null',
})
@Index({
  name: 'image_of_item_unique',
  expression:
    'create unique index image_of_item_unique on image (item_id) where gone_at is null and item_id is not null',
})
@Index({
  name: 'image_source_url_index',
  expression:
    'create index image_source_url_index on image (account_id, md5(source_url)) where source_url is not null and gone_at is null',
})
@Unique({ properties: ['accountId', 'clientId'] })
@Index({
  name: 'image_guest_name_unique',
  expression:
    'create unique index image_guest_name_unique on image (via_link_id, guest_client_id) where guest_client_id is not null',
})
@ObjectType({ implements: Node, description: 'A picture somebody uploaded.' })
export class Image extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  /** Random; the keys of all its objects begin with it. */
  @Property({ type: 'text' })
  prefix!: string;

  @Field(() => String, { nullable: true, description: "The uploader's own name for it, if they gave one." })
  @Property({ type: 'text', nullable: true })
  clientId!: string | null;

  @Field(() => String, { description: 'As the uploader called it.' })
  @Property({ type: 'text' })
  filename!: string;

  @Field(() => ImageStatus, { description: 'Whether its bytes are there.' })
  @Property({ type: 'text' })
  status!: ImageStatus;

  @Field(() => Failure, { nullable: true, description: 'Why it is REJECTED.' })
  @Property({ type: 'jsonb', nullable: true })
  rejection!: Failure | null;

  @Field(() => String, { nullable: true, description: 'By its content; null until READY.' })
  @Property({ type: 'text', nullable: true })
  mimeType!: string | null;

  @Field(() => Int, { nullable: true, description: 'Pixels, after EXIF orientation; null until READY.' })
  @Property({ type: 'int', nullable: true })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Pixels, after EXIF orientation; null until READY.' })
  @Property({ type: 'int', nullable: true })
  height!: number | null;

  /** Of an animation, 1 of a still picture; null until READY and where an earlier version took it in. */
  @Property({ type: 'int', nullable: true })
  frames!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Bytes of the original; null until READY.' })
  @Property({ type: 'double', nullable: true })
  byteSize!: number | null;

  @Field(() => String, { nullable: true, description: 'Of the original, in hexadecimal; null until READY.' })
  @Property({ type: 'text', nullable: true })
  sha256!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A picture of at most 16 px as a `data:` URL, to show while loading.',
  })
  @Property({ type: 'text', nullable: true })
  placeholder!: string | null;

  @Field(() => DateTime, { description: 'When it was taken in.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** Kept by a trigger, like the revision: a flush leaves both as they were in the entity, whoever needs them reads anew. */
  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => DateTime, { nullable: true, description: 'From this second on no byte of it is served.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  expiresAt!: Date | null;

  @Field(() => Boolean, {
    description:
      "Whether its renditions may be served without a signature, by the server's CDN if it has one.",
  })
  @Property({ type: 'boolean', default: false })
  hasPublicUrls!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'What was asked for it; `expiresAt` is the earliest of this and the end of its gallery. Null for no end of its own.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  ownExpiresAt!: Date | null;

  /** An image is in one gallery, is that of one item of a wishlist, or is in the library. */
  @ManyToOne(() => Gallery, {
    mapToPk: true,
    fieldName: 'gallery_id',
    nullable: true,
    deleteRule: 'set null',
  })
  galleryId!: string | null;

  @ManyToOne(() => WishlistItem, {
    mapToPk: true,
    fieldName: 'item_id',
    nullable: true,
    deleteRule: 'set null',
  })
  itemId!: string | null;

  /** Its place in the gallery where that is sorted by hand: a fractional key, compared byte by byte. */
  @Property({ type: 'text', nullable: true })
  position!: string | null;

  /** The filename so that its bytes are in the order of names. Only of what is in a gallery. */
  @Property({ type: 'text', nullable: true })
  sortName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the guest who sent it called themselves.' })
  @Property({ type: 'text', nullable: true })
  guestName!: string | null;

  @Field(() => Url, { nullable: true, description: 'Where it was fetched from; null for what was sent.' })
  @Property({ type: 'text', nullable: true })
  sourceUrl!: string | null;

  /** Of the link that it was sent through; no reference, as that may be purged at any time. */
  @Property({ type: 'text', nullable: true })
  viaLinkId!: string | null;

  /** The guest's own name for it, unique in the link. */
  @Property({ type: 'text', nullable: true })
  guestClientId!: string | null;

  /** Which of those that came through the link it is: what it is called to other guests. */
  @Property({ type: 'int', nullable: true })
  guestNumber!: number | null;

  @Field(() => Boolean, {
    description: 'Whether a guest has sent it and only its owner sees it, until they approve it.',
  })
  @Property({ type: 'boolean', default: false })
  needsApproval!: Opt<boolean>;

  @Field(() => Float, {
    nullable: true,
    description:
      '`Rendition.agreement` of its newest rendition without background, also of one that lies on a colour, but not on a wholly transparent one: 0 to 1, null where that has none. Not a probability.',
  })
  @Property({ type: 'double', nullable: true })
  agreement!: number | null;

  /** Whether its newest rendition without background was made with masks. */
  @Property({ type: 'boolean', default: false })
  isCorrected!: Opt<boolean>;

  /** When somebody has said that its cutout is fine. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  reviewedAt!: Date | null;

  /** See life.ts. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;

  /** Of one that its owner deleted; null for what has ended. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  restorableUntil!: Date | null;

  /** The purge run that removes it now: a lease, which ends with the run. */
  @Property({ type: 'text', nullable: true })
  reaper!: string | null;
}

export const ImageConnection = createConnectionType(
  Image,
  'Image',
  'newest first unless the field says otherwise',
);
