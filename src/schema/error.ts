import { Field, ObjectType } from 'type-graphql';
import { type ErrorCode, errorCodes } from '../errors.ts';
import { defineEnum } from './enum.ts';

const meanings = Object.fromEntries(
  Object.entries(errorCodes).map(([code, { meaning }]) => [code, meaning]),
) as Record<ErrorCode, string>;

/** The GraphQL enum of the codes in errors.ts. */
export const ErrorCodeEnum = defineEnum(
  'ErrorCode',
  'Why something failed: in `extensions.code` of an error and in `Job.error`.',
  meanings,
);

@ObjectType({ description: 'One figure of an error.' })
export class ErrorParam {
  @Field(() => String, { description: '`limit`, `actual`, `retryAfterMs` and the like.' })
  name!: string;

  @Field(() => String, { description: 'A number, in decimal, or a word.' })
  value!: string;
}

@ObjectType({ description: 'Why a job or an upload failed, as data.' })
export class JobError {
  @Field(() => ErrorCodeEnum, { description: 'What kind of failure, for programs.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'One English sentence for people.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether the same thing tried again may succeed.' })
  retryable!: boolean;

  @Field(() => [ErrorParam], { description: 'Its figures, to be put into a sentence of your own.' })
  params!: ErrorParam[];
}
