import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { defineEnum } from './enum.ts';
import { Failure } from './error.ts';
import { GalleryLink } from './gallery-link.ts';
import { Image } from './image.ts';
import { Node } from './node.ts';
import { DateTime, SafeInt } from './scalar.ts';

export const PendingUploadStatus = defineEnum('PendingUploadStatus', 'What has become of an upload.', {
  AWAITING_BYTES: 'Its bytes can be sent, and then be completed, until `expiresAt`.',
  USED: 'It was completed; what it became exists by itself.',
  REJECTED: 'Its bytes were refused; `rejection` says why.',
});
export type PendingUploadStatus = keyof typeof PendingUploadStatus;

@Entity()
@Index({ properties: ['expiresAt'] })
@Index({
  name: 'pending_upload_awaited_index',
  expression:
    "create index pending_upload_awaited_index on pending_upload (account_id) where status = 'AWAITING_BYTES'",
})
@Unique({ properties: ['accountId', 'clientId'] })
@Index({
  name: 'pending_upload_guest_name_unique',
  expression:
    'create unique index pending_upload_guest_name_unique on pending_upload (via_link_id, guest_client_id) where guest_client_id is not null',
})
@ObjectType({ implements: Node, description: 'A file that is sent past this API; see createUpload.' })
export class PendingUpload extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  /** What it has become, once it is USED and as long as that is there. */
  @Index()
  @ManyToOne(() => Image, { mapToPk: true, fieldName: 'image_id', nullable: true, deleteRule: 'set null' })
  imageId!: string | null;

  /** The same of a mask; no reference, as that may be purged at any time. */
  @Property({ type: 'text', nullable: true })
  maskId!: string | null;

  /** The same of a batch. */
  @Property({ type: 'text', nullable: true })
  batchId!: string | null;

  /** Of the link that it was announced through. */
  @Index()
  @ManyToOne(() => GalleryLink, {
    mapToPk: true,
    fieldName: 'via_link_id',
    nullable: true,
    deleteRule: 'set null',
  })
  viaLinkId!: string | null;

  /** The guest's own name for it, unique in the link. */
  @Property({ type: 'text', nullable: true })
  guestClientId!: string | null;

  /** Random; the key of its bytes begins with it. */
  @Property({ type: 'text' })
  prefix!: string;

  @Property({ type: 'text', nullable: true })
  clientId!: string | null;

  @Field(() => String, { description: 'As announced.' })
  @Property({ type: 'text' })
  filename!: string;

  @Field(() => String, { description: 'As announced; what the bytes are is looked at on completion.' })
  @Property({ type: 'text' })
  mimeType!: string;

  @Field(() => SafeInt, {
    description: 'As announced; they count against `quotas.storedBytes` until it ends.',
  })
  @Property({ type: 'double' })
  byteSize!: number;

  @Field(() => PendingUploadStatus, { description: 'What has become of it.' })
  @Property({ type: 'text' })
  status!: PendingUploadStatus;

  @Field(() => Failure, { nullable: true, description: 'Why it is REJECTED.' })
  @Property({ type: 'jsonb', nullable: true })
  rejection!: Failure | null;

  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'From then on it is given up, and not found any more soon after.' })
  @Property({ type: 'timestamptz', length: 3 })
  expiresAt!: Date;
}
