import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from './node.ts';
import { DateTime } from './scalar.ts';

@Entity()
@ObjectType({
  implements: Node,
  description: 'Who owns images and jobs. One API key at a time stands for it.',
})
export class Account extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  /** SHA-256 of the key's secret part. The key is random over 256 bits, so no slower hash is needed. */
  @Property({ type: 'bytea' })
  keyHash!: Uint8Array;

  @Field(() => DateTime)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;
}

@ObjectType({ description: 'What an account holds now.' })
export class Usage {
  @Field(() => Int)
  images!: number;

  @Field(() => Float, {
    description: 'Bytes of originals, renditions and mattes; deleted ones until they are purged.',
  })
  storedBytes!: number;

  @Field(() => Int, { description: 'Jobs that are queued or running.' })
  activeJobs!: number;
}

@InputType()
export class SignUpInput {
  @Field(() => String, {
    nullable: true,
    description: 'For the owner to recognise it by; at most 200 characters.',
  })
  name?: string | null;
}

@ObjectType()
export class SignUpPayload {
  @Field(() => Account)
  account!: Account;

  @Field(() => String, { description: 'Shown this once; only its hash is stored.' })
  apiKey!: string;
}

@ObjectType()
export class RotateApiKeyPayload {
  @Field(() => Account)
  account!: Account;

  @Field(() => String, { description: 'The old key has ended; sockets opened with it close with 4403.' })
  apiKey!: string;
}
