import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { Failure } from './error.ts';
import { JobStatus } from './job.ts';
import { Node } from './node.ts';
import { DateTime } from './scalar.ts';
import { WebhookEndpoint } from './webhook-endpoint.ts';
import { WebhookEvent, type WebhookEventType } from './webhook-event.ts';

@Entity()
@Index({ properties: ['accountId', 'createdAt', 'id'] })
@Index({ properties: ['endpointId', 'createdAt', 'id'] })
@Index({
  name: 'webhook_delivery_waiting_index',
  expression:
    "create index webhook_delivery_waiting_index on webhook_delivery (endpoint_id, event_id, id) where status in ('QUEUED', 'RUNNING')",
})
@Index({
  name: 'webhook_delivery_failed_index',
  expression:
    "create index webhook_delivery_failed_index on webhook_delivery (account_id, status, created_at, id) where status in ('FAILED', 'CANCELED')",
})
@Index({
  name: 'webhook_delivery_active_index',
  expression:
    "create index webhook_delivery_active_index on webhook_delivery (account_id, status, created_at, id) where status in ('QUEUED', 'RUNNING')",
})
@Index({
  name: 'webhook_delivery_ended_index',
  expression:
    'create index webhook_delivery_ended_index on webhook_delivery (finished_at) where finished_at is not null',
})
@ObjectType({ implements: Node, description: 'That an endpoint is told of an event, and how it goes.' })
export class WebhookDelivery extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @ManyToOne(() => WebhookEndpoint, { mapToPk: true, fieldName: 'endpoint_id', deleteRule: 'cascade' })
  endpointId!: string;

  @Index()
  @ManyToOne(() => WebhookEvent, { mapToPk: true, fieldName: 'event_id', deleteRule: 'cascade' })
  eventId!: string;

  /** Of the event, by which lists are made without it. */
  @Property({ type: 'text' })
  type!: WebhookEventType;

  @Field(() => JobStatus, {
    description:
      'SUCCEEDED once it was answered with 2xx; QUEUED between attempts; CANCELED when its endpoint was deleted or disabled.',
  })
  @Property({ type: 'text' })
  status!: JobStatus;

  @Field(() => Int, { description: 'Which attempt runs, or ran last; 0 before the first.' })
  @Property({ type: 'int' })
  attempt!: number;

  @Field(() => Int, {
    description: 'After so many failed attempts it is given up: 10, of tests and replays 1.',
  })
  @Property({ type: 'int' })
  maxAttempts!: number;

  /** How often it was claimed: the fence, as that of a job. */
  @Property({ type: 'int', default: 0 })
  claim!: Opt<number>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The earliest instant of the next attempt; null while one runs, and once it has ended.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  nextAttemptAt!: Date | null;

  @Field(() => Failure, {
    nullable: true,
    description: 'Why it FAILED; while QUEUED, why the last attempt did.',
  })
  @Property({ type: 'jsonb', nullable: true })
  error!: Failure | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Exactly what is sent, in UTF-8: made at the first attempt, null until then, and the same for every attempt and replay.',
  })
  @Property({ type: 'text', nullable: true })
  body!: string | null;

  @Field(() => Boolean, { description: 'Whether replayWebhooks has asked for it.' })
  @Property({ type: 'boolean', default: false })
  isReplay!: Opt<boolean>;

  /** Asked for by sendTestWebhook. */
  @Property({ type: 'boolean', default: false })
  isTest!: Opt<boolean>;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => DateTime, { description: 'When it was put in line.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** Kept by a trigger, like the revision. */
  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  @Field(() => DateTime, { nullable: true, description: 'When it became final.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  finishedAt!: Date | null;
}

export const WebhookDeliveryConnection = createConnectionType(WebhookDelivery, 'WebhookDelivery');
