import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { Node } from './node.ts';
import { DateTime, Duration, SafeInt } from './scalar.ts';

export const Visibility = defineEnum(
  'Visibility',
  "What the own slug of a gallery or a wishlist opens. A gallery's link opens what it says, whatever this is.",
  {
    PRIVATE: 'Nothing: only its owner sees it, and who has a link.',
    UNLISTED: 'Whoever has the address sees it, pictures without their originals.',
  },
);
export type Visibility = keyof typeof Visibility;

export const GallerySort = defineEnum('GallerySort', 'In which order the images of a gallery are.', {
  MANUAL: 'As they were put by moveImages; new ones last.',
  NEWEST: 'The newest first.',
  FILENAME: 'By name, numbers by their value.',
});
export type GallerySort = keyof typeof GallerySort;

@Entity()
@Index({
  name: 'gallery_list_index',
  expression:
    'create index gallery_list_index on gallery (account_id, created_at desc, id desc) where gone_at is null',
})
@Index({
  name: 'gallery_due_index',
  expression: 'create index gallery_due_index on gallery (expires_at, id) where gone_at is null',
})
@Index({
  name: 'gallery_reap_index',
  expression:
    'create index gallery_reap_index on gallery (coalesce(restorable_until, gone_at), id) where gone_at is not null',
})
@Unique({ properties: ['slug'] })
@Unique({ properties: ['accountId', 'clientId'] })
@ObjectType({
  implements: Node,
  description: 'Images that are shown together, shared by links, and end together if it has an end.',
})
export class Gallery extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  /** The caller's own name for it. */
  @Property({ type: 'text', nullable: true })
  clientId!: string | null;

  /** Of its own address. What answers is a field of the resolver: through a link it is the link's. */
  @Property({ type: 'text' })
  slug!: string;

  /** Rises when the address of before is to open nothing any more; URLs that were given by it carry it. */
  @Property({ type: 'int', default: 1 })
  version!: Opt<number>;

  @Field(() => String, { description: '1 to 200 characters.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters of plain text.' })
  @Property({ type: 'text', nullable: true })
  note!: string | null;

  @Field(() => Visibility, { description: 'What its own slug opens.' })
  @Property({ type: 'text' })
  visibility!: Visibility;

  @Field(() => Boolean, { description: 'Whether search engines may list its page.' })
  @Property({ type: 'boolean', default: false })
  isIndexed!: boolean;

  @Field(() => GallerySort, { description: 'In which order its images are.' })
  @Property({ type: 'text' })
  sort!: GallerySort;

  @Field(() => Duration, {
    nullable: true,
    description: "Life of an image that is uploaded into it and asks for none; null for the server's.",
  })
  @Property({ type: 'double', nullable: true })
  imageTtl!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'From this second on the gallery, its links and its images are gone; null for no end of its own.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  expiresAt!: Date | null;

  /** Chosen by its owner; no reference, as it may be purged or moved away at any time. */
  @Property({ type: 'text', nullable: true })
  coverId!: string | null;

  /** Those that are not gone. Kept by triggers, like the next, as account_usage is. */
  @Property({ type: 'int', default: 0 })
  allImages!: Opt<number>;

  /** Of these, those that only the owner sees yet. */
  @Property({ type: 'int', default: 0 })
  awaitingImages!: Opt<number>;

  /** Rises whenever its images come to be in another order. */
  @Property({ type: 'int', default: 1 })
  orderRevision!: Opt<number>;

  @Field(() => Int, {
    description:
      'Rises with every change of it or of an image in it; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** Kept by a trigger, like the revision. */
  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  /** See life.ts. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;

  @Property({ type: 'timestamptz', length: 3, nullable: true })
  restorableUntil!: Date | null;
}

export const GalleryConnection = createConnectionType(Gallery, 'Gallery');

@ObjectType({ description: 'What who asks may do in a gallery.' })
export class GalleryAccess {
  @Field(() => Boolean, { description: 'Whether it is their own.' })
  isOwner!: boolean;

  @Field(() => Boolean, { description: 'Whether its images are shown.' })
  canSee!: boolean;

  @Field(() => Boolean, { description: 'Whether originals can be had, with all that is in them.' })
  canGetOriginals!: boolean;

  @Field(() => Boolean, { description: 'Whether pictures can be sent.' })
  canUpload!: boolean;

  @Field(() => Int, { nullable: true, description: 'Pictures that may still be sent; null for no limit.' })
  imagesLeft!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Bytes that may still be sent; null for no limit.' })
  bytesLeft!: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "Bytes of one picture, where that is less than the server's limit.",
  })
  maxImageBytes!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When this access ends: the earliest of the gallery, the link and the pass; null for never.',
  })
  endsAt!: Date | null;
}
