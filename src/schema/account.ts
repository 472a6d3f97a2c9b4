import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from './node.ts';
import { DateTime, SafeInt } from './scalar.ts';

@Entity()
@Index({
  name: 'account_deleted_at_index',
  expression: 'create index account_deleted_at_index on account (deleted_at) where deleted_at is not null',
})
@ObjectType({
  implements: Node,
  description: 'Who owns images and jobs. Its API keys stand for it.',
})
export class Account extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Field(() => String, { nullable: true, description: 'As given at sign-up.' })
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Field(() => DateTime, { description: 'When it signed up.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** By its owner, for good: no key is left that finds it, and the next purge takes it. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  deletedAt!: Date | null;
}

/** The condition on what an account owns that this is not deleted, for whoever does not ask in its name. */
export const ofKeptAccount: object = { accountId: { deletedAt: null } };

@ObjectType({ description: 'What an account holds now.' })
export class Usage {
  @Field(() => Int, {
    description: 'Those that are there; what has expired stays counted for a few seconds.',
  })
  images!: number;

  @Field(() => SafeInt, {
    description: 'Bytes of originals, renditions and mattes; deleted ones until they are purged.',
  })
  storedBytes!: number;

  @Field(() => Int, { description: 'Jobs that wait for their turn.' })
  queuedJobs!: number;

  @Field(() => Int, { description: 'Jobs that are being worked on.' })
  runningJobs!: number;

  @Field(() => Int, { description: 'Both together, for which there is a limit.' })
  activeJobs!: number;

  @Field(() => DateTime, { description: 'Of its last change.' })
  updatedAt!: Date;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  revision!: number;
}

@InputType({ description: 'What is told of a new account.' })
export class SignUpInput {
  @Field(() => String, {
    nullable: true,
    description: 'For the owner to recognise it by; at most 200 characters.',
  })
  name?: string | null;
}

@InputType({ description: 'Which account is deleted.' })
export class DeleteAccountInput {
  @Field(() => ID, { description: "The viewer's, as a confirmation." })
  id!: string;
}

@ObjectType({ description: 'The account that is deleted.' })
export class DeleteAccountPayload {
  @Field(() => ID, { description: 'Nothing of it can be asked for any more.' })
  deletedId!: string;
}
