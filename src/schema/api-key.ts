import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { formatDuration } from '../config/duration.ts';
import { Account } from './account.ts';
import { Node } from './node.ts';
import { DateTime, Duration } from './scalar.ts';
import { maxTextLength } from './text.ts';

/** How many an account may have that have not ended. */
export const maxApiKeys = 20;

const dayMs = 24 * 3_600_000;
/** Of a key that ends by itself. */
export const maxKeyLifeMs = 3650 * dayMs;
/** How long a key may be good beside the one that takes its place. */
export const maxOverlapMs = 30 * dayMs;

@Entity()
@Unique({ properties: ['keyHash'] })
@ObjectType({ implements: Node, description: 'A key of an account. What it is itself is told only once.' })
export class ApiKey extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, as its owner said.' })
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  /** SHA-256 of the key's secret part. The key is random over 256 bits, so no slower hash is needed. */
  @Property({ type: 'bytea' })
  keyHash!: Uint8Array;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "From this second on it is nobody's. Null: never." })
  @Index()
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a request came or a socket was opened with it last, to the minute.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  lastUsedAt!: Date | null;
}

@InputType({ description: 'What the new key is like.' })
export class CreateApiKeyInput {
  @Field(() => String, {
    nullable: true,
    description: `What it is for; at most ${maxTextLength} characters.`,
  })
  name?: string | null;

  @Field(() => Duration, {
    nullable: true,
    description: `How long it is good, at most ${formatDuration(maxKeyLifeMs)}. Default: without end.`,
  })
  expiresIn?: number | null;
}

@ObjectType({ description: 'The new key.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { description: 'What is known of it.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'The key itself, shown this once; only its hash is stored.' })
  secret!: string;
}

@InputType({ description: 'Which key ends.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: "Of one of the viewer's keys." })
  id!: string;
}

@ObjectType({ description: 'The key that has ended.' })
export class RevokeApiKeyPayload {
  @Field(() => ID, { description: 'Sockets that were opened with it close with 4403.' })
  revokedId!: string;
}

@InputType({ description: 'How the key of this request is changed for another.' })
export class RotateApiKeyInput {
  @Field(() => Duration, {
    nullable: true,
    description: `How long the old key is good beside the new one, at most ${formatDuration(maxOverlapMs)}. Default: it ends at once.`,
  })
  overlap?: number | null;
}

@ObjectType({
  description: 'The new key, in the place of the one that asked: of the same name and the same end.',
})
export class RotateApiKeyPayload {
  @Field(() => ApiKey, { description: 'What is known of it.' })
  apiKey!: ApiKey;

  @Field(() => String, {
    description:
      'The key itself, shown this once. Sockets that were opened with the old one close with 4403 when that ends.',
  })
  secret!: string;
}

@ObjectType({ description: 'A new account and its first key.' })
export class SignUpPayload {
  @Field(() => Account, { description: 'The new one.' })
  account!: Account;

  @Field(() => ApiKey, { description: 'What is known of its key.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'The key itself, shown this once; only its hash is stored.' })
  secret!: string;
}
