import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from './connection.ts';
import { JobStatus } from './job.ts';

@ArgsType()
export class BatchRowsArgs extends PageArgs {
  @Field(() => [JobStatus], {
    nullable: true,
    description: 'Only rows of these statuses; of an empty list none. Default: all.',
  })
  statuses?: JobStatus[] | null;
}
