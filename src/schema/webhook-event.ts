import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { defineEnum } from './enum.ts';
import { Node } from './node.ts';
import { DateTime } from './scalar.ts';

export const WebhookEventType = defineEnum(
  'WebhookEventType',
  'What has happened. On the wire it is written with a dot, such as image.ready.',
  {
    IMAGE_READY: 'An image is there: it was uploaded, sent by a guest, fetched or copied.',
    IMAGE_REJECTED: 'An image that was to be fetched did not come; `Image.rejection` says why.',
    IMAGE_EXPIRING: 'An image ends within a day; once, and again if its end was moved.',
    JOB_SUCCEEDED: 'A job of the kind PROCESS_IMAGE or IMPORT_URL has succeeded.',
    JOB_FAILED: 'A job of the kind PROCESS_IMAGE or IMPORT_URL was given up.',
    BATCH_FINISHED: 'All of a batch has ended, well or not.',
    WEBHOOK_DISABLED: 'Nothing is sent to an endpoint any more; it is told to the others.',
    TEST: 'Sent by sendTestWebhook alone.',
  },
);
export type WebhookEventType = keyof typeof WebhookEventType;

/** As they are written on the wire. */
export const wireTypes = {
  IMAGE_READY: 'image.ready',
  IMAGE_REJECTED: 'image.rejected',
  IMAGE_EXPIRING: 'image.expiring',
  JOB_SUCCEEDED: 'job.succeeded',
  JOB_FAILED: 'job.failed',
  BATCH_FINISHED: 'batch.finished',
  WEBHOOK_DISABLED: 'webhook.disabled',
  TEST: 'webhook.test',
} as const satisfies Record<WebhookEventType, string>;

/** A fact, written in the transaction that makes it true, if an endpoint wants to know of it. */
@Entity()
@Index({ properties: ['createdAt'] })
@Index({
  name: 'webhook_event_expiring_unique',
  expression:
    "create unique index webhook_event_expiring_unique on webhook_event (image_id, ends_at) where type = 'IMAGE_EXPIRING'",
})
@ObjectType({
  implements: Node,
  description:
    'Something that has happened and that endpoints are told of. Its id is the header webhook-id of every delivery of it, by which receivers know what they have had.',
})
export class WebhookEvent extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Field(() => WebhookEventType, { description: 'What has happened.' })
  @Property({ type: 'text' })
  type!: WebhookEventType;

  /** No references: what it is about may be purged at any time, and its id is told all the same. */
  @Property({ type: 'text', nullable: true })
  imageId!: string | null;

  @Property({ type: 'text', nullable: true })
  jobId!: string | null;

  @Property({ type: 'text', nullable: true })
  batchId!: string | null;

  @Property({ type: 'text', nullable: true })
  endpointId!: string | null;

  /** Of IMAGE_EXPIRING: the end that is told, each once. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  endsAt!: Date | null;

  @Field(() => DateTime, { description: 'When it happened: `timestamp` of the body.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;
}
