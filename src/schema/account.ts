import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from './node.ts';
import { DateTime, SafeInt } from './scalar.ts';

@Entity()
@ObjectType({
  implements: Node,
  description: 'Who owns images and jobs. One API key at a time stands for it.',
})
export class Account extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Field(() => String, { nullable: true, description: 'As given at sign-up.' })
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  /** SHA-256 of the key's secret part. The key is random over 256 bits, so no slower hash is needed. */
  @Property({ type: 'bytea' })
  keyHash!: Uint8Array;

  @Field(() => DateTime, { description: 'When it signed up.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;
}

@ObjectType({ description: 'What an account holds now.' })
export class Usage {
  @Field(() => Int, {
    description: 'Those that are not deleted; what has expired stays counted until it is purged.',
  })
  images!: number;

  @Field(() => SafeInt, {
    description: 'Bytes of originals, renditions and mattes; deleted ones until they are purged.',
  })
  storedBytes!: number;

  @Field(() => Int, { description: 'Jobs that are queued or running.' })
  activeJobs!: number;
}

@InputType({ description: 'What is told of a new account.' })
export class SignUpInput {
  @Field(() => String, {
    nullable: true,
    description: 'For the owner to recognise it by; at most 200 characters.',
  })
  name?: string | null;
}

@ObjectType({ description: 'A new account and its key.' })
export class SignUpPayload {
  @Field(() => Account, { description: 'The new one.' })
  account!: Account;

  @Field(() => String, { description: 'Shown this once; only its hash is stored.' })
  apiKey!: string;
}

@ObjectType({ description: 'The account and its new key.' })
export class RotateApiKeyPayload {
  @Field(() => Account, { description: "The viewer's." })
  account!: Account;

  @Field(() => String, { description: 'The old key has ended; sockets opened with it close with 4403.' })
  apiKey!: string;
}
