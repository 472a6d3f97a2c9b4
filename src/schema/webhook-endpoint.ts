import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { Failure } from './error.ts';
import { Node } from './node.ts';
import { DateTime, Url } from './scalar.ts';
import { WebhookEventType } from './webhook-event.ts';

/** How many an account may have. */
export const maxWebhookEndpoints = 20;

const hourMs = 3_600_000;
/** How long a secret signs beside the one that takes its place. */
export const secretOverlaps = { defaultMs: 24 * hourMs, longestMs: 30 * 24 * hourMs };

export const WebhookStatus = defineEnum('WebhookStatus', 'Whether an endpoint is told of anything.', {
  ACTIVE: 'It is told of what happens.',
  PAUSED: 'By its owner: what happens meanwhile is not kept for it, and what waited for it waits on.',
  DISABLED: 'By the server, as `disabledReason` says: nothing is sent until it is made ACTIVE again.',
});
export type WebhookStatus = keyof typeof WebhookStatus;

@Entity()
@Index({ properties: ['accountId', 'createdAt', 'id'] })
@Index({
  name: 'webhook_endpoint_active_index',
  expression:
    "create index webhook_endpoint_active_index on webhook_endpoint (account_id) where status = 'ACTIVE' and gone_at is null",
})
@Index({
  name: 'webhook_endpoint_gone_index',
  expression:
    'create index webhook_endpoint_gone_index on webhook_endpoint (gone_at) where gone_at is not null',
})
@ObjectType({
  implements: Node,
  description: 'An address of the account that is told, by signed POST requests, of what happens.',
})
export class WebhookEndpoint extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Field(() => Url, { description: 'As it is dialled.' })
  @Property({ type: 'text' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'For its owner to tell it from the others.' })
  @Property({ type: 'text', nullable: true })
  description!: string | null;

  @Field(() => [WebhookEventType], {
    description: 'What it is told of. It may be empty: then only of what names it, as a batch does.',
  })
  @Property({ type: 'text[]' })
  events!: WebhookEventType[];

  @Field(() => String, {
    nullable: true,
    description:
      'A fragment on WebhookEvent that makes the `data` of what is sent. Null: the default, ids and states.',
  })
  @Property({ type: 'text', nullable: true })
  payload!: string | null;

  @Field(() => WebhookStatus, { description: 'Whether it is told of anything.' })
  @Property({ type: 'text' })
  status!: WebhookStatus;

  @Field(() => Failure, {
    nullable: true,
    description:
      'Of one that is DISABLED: GONE if it answered with 410, FETCH_FAILED if every attempt failed for five days.',
  })
  @Property({ type: 'jsonb', nullable: true })
  disabledReason!: Failure | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when every attempt has failed; null if the last one did not. Tests and replays do not count.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  failingSince!: Date | null;

  /** The first failure that came twelve hours or more after `failingSince`: services/webhook/endpoint-health.ts. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  failingAgainAt!: Date | null;

  @Field(() => Int, { description: 'How many attempts have failed since.' })
  @Property({ type: 'int', default: 0 })
  consecutiveFailures!: Opt<number>;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'After five failures in a row only one delivery is tried, and not before this instant; the others wait without spending attempts. Null while all are sent.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  pausedUntil!: Date | null;

  /** How often in a row it was paused. */
  @Property({ type: 'int', default: 0 })
  pauses!: Opt<number>;

  /** As Standard Webhooks has it. In clear, as an HMAC cannot be made from a hash of it; it is in no log and in no answer but the first. */
  @Property({ type: 'text' })
  secret!: string;

  @Field(() => DateTime, { description: 'When its secret was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  secretCreatedAt!: Date;

  @Property({ type: 'text', nullable: true })
  previousSecret!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until then the secret before signs too; null where there is none.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  previousSecretUntil!: Date | null;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
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

  /** Deleted by its owner. The row goes with the last of its deliveries. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;
}

export const WebhookEndpointConnection = createConnectionType(WebhookEndpoint, 'WebhookEndpoint');
