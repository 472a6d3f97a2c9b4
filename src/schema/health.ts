import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One of the parts that this server needs.' })
export class HealthPart {
  @Field(() => String, { description: '`database`, `storage`, `model` or `queue`.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it answers.' })
  isOk!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong, in words for anyone: the log says more. Null for a part that answers.',
  })
  problem?: string | null;
}

@ObjectType({ description: 'Whether this server can do its work: what `/health/ready` says.' })
export class Health {
  @Field(() => Boolean, { description: 'Whether all of its parts answer.' })
  isReady!: boolean;

  @Field(() => [HealthPart], {
    description: 'Each, asked within three seconds; the storage at most every two.',
  })
  parts!: HealthPart[];
}
