import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { Gallery } from './gallery.ts';
import { Node } from './node.ts';
import { DateTime, Duration, SafeInt } from './scalar.ts';

@ObjectType({ description: 'What may be sent through a link.' })
export class LinkUpload {
  @Field(() => Int, { nullable: true, description: 'Pictures in all; null for no limit but the server’s.' })
  maxImages!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Bytes in all; null for no limit but the server’s.' })
  maxBytes!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Bytes of one picture; null for the server’s limit.' })
  maxImageBytes!: number | null;

  @Field(() => Duration, { nullable: true, description: 'Life of what is sent; null for the gallery’s.' })
  imageTtl!: number | null;

  @Field(() => Boolean, { description: 'Whether only the owner sees what is sent, until they approve it.' })
  needsApproval!: boolean;

  @Field(() => Int, {
    description: 'Pictures that were sent, or are being sent. What is deleted gives nothing back.',
  })
  usedImages!: number;

  @Field(() => SafeInt, { description: 'Bytes of these.' })
  usedBytes!: number;
}

@Entity()
@Index({ properties: ['galleryId', 'createdAt', 'id'] })
@Index({
  name: 'gallery_link_due_index',
  expression: 'create index gallery_link_due_index on gallery_link (expires_at, id) where gone_at is null',
})
@Index({
  name: 'gallery_link_reap_index',
  expression: 'create index gallery_link_reap_index on gallery_link (gone_at) where gone_at is not null',
})
@Index({
  name: 'gallery_link_revoked_index',
  expression:
    'create index gallery_link_revoked_index on gallery_link (revoked_at) where revoked_at is not null',
})
@Unique({ properties: ['slug'] })
@ObjectType({ implements: Node, description: 'A way into a gallery for whoever has it.' })
export class GalleryLink extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @ManyToOne(() => Gallery, { mapToPk: true, fieldName: 'gallery_id', deleteRule: 'cascade' })
  galleryId!: string;

  @Field(() => String, { nullable: true, description: 'For its owner to tell it from the others.' })
  @Property({ type: 'text', nullable: true })
  label!: string | null;

  @Field(() => String, { description: '22 characters that cannot be guessed.' })
  @Property({ type: 'text' })
  slug!: string;

  /** As services/link/password.ts writes it; null for none. */
  @Property({ type: 'text', nullable: true })
  passwordHash!: string | null;

  /** Rises when passes and URLs of before are to be good for nothing. */
  @Property({ type: 'int', default: 1 })
  version!: Opt<number>;

  @Field(() => Boolean, {
    description: 'Whether it shows the images; a link that only takes them is a drop box.',
  })
  @Property({ type: 'boolean' })
  canSee!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it gives originals, which may say where and when they were taken.',
  })
  @Property({ type: 'boolean' })
  canGetOriginals!: boolean;

  @Field(() => LinkUpload, { nullable: true, description: 'What may be sent; null for nothing.' })
  get upload(): LinkUpload | null {
    if (!this.canUpload) return null;
    const { maxImages, maxBytes, maxImageBytes, imageTtl, needsApproval, usedImages, usedBytes } = this;
    return { maxImages, maxBytes, maxImageBytes, imageTtl, needsApproval, usedImages, usedBytes };
  }

  @Property({ type: 'boolean' })
  canUpload!: boolean;

  @Property({ type: 'int', nullable: true })
  maxImages!: number | null;

  @Property({ type: 'double', nullable: true })
  maxBytes!: number | null;

  @Property({ type: 'double', nullable: true })
  maxImageBytes!: number | null;

  @Property({ type: 'double', nullable: true })
  imageTtl!: number | null;

  @Property({ type: 'boolean', default: false })
  needsApproval!: Opt<boolean>;

  @Property({ type: 'int', default: 0 })
  usedImages!: Opt<number>;

  @Property({ type: 'double', default: 0 })
  usedBytes!: Opt<number>;

  /** The number of the last picture that came; unlike usedImages it never goes back, so no two have the same. */
  @Property({ type: 'int', default: 0 })
  sentImages!: Opt<number>;

  @Field(() => DateTime, { nullable: true, description: 'From this second on it opens nothing.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When its owner ended it; null while it is good.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  revokedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last opened, to the hour.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** See life.ts: ended, or with its gallery; that it is revoked stands in revokedAt. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;
}

export const GalleryLinkConnection = createConnectionType(GalleryLink, 'GalleryLink');

export const LinkKind = defineEnum('LinkKind', 'What a slug opens.', {
  GALLERY: 'A gallery.',
  WISHLIST: 'A wishlist.',
});
export type LinkKind = keyof typeof LinkKind;

@ObjectType({ description: 'All that is told of a slug before the password.' })
export class LinkDoor {
  @Field(() => LinkKind, { description: 'What it opens.' })
  kind!: LinkKind;

  @Field(() => Boolean, { description: 'Whether openLink has to be asked first.' })
  needsPassword!: boolean;

  @Field(() => Boolean, { description: 'Whether pictures can be sent through it.' })
  canUpload!: boolean;
}

@InputType({ description: 'How who has no key says where they come from.' })
export class LinkInput {
  @Field(() => String, { description: 'Of a link, or the own one of a gallery or a wishlist.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'As openLink gave it; for what has a password.' })
  pass?: string | null;
}
