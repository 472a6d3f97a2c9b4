import { Field, ObjectType } from 'type-graphql';
import { type ErrorCode, type ErrorParams, errorCodes } from '../errors.ts';
import { defineEnum } from './enum.ts';
import { JsonObject } from './scalar.ts';

const meanings = Object.fromEntries(
  Object.entries(errorCodes).map(([code, { meaning }]) => [code, meaning]),
) as Record<ErrorCode, string>;

/** The GraphQL enum of the codes in errors.ts. */
export const ErrorCodeEnum = defineEnum(
  'ErrorCode',
  'Why something failed: in `extensions.code` of an error and in `Job.error`.',
  meanings,
);

@ObjectType({ description: 'Why a job or an upload failed, as data.' })
export class Failure {
  @Field(() => ErrorCodeEnum, { description: 'What kind of failure, for programs.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'One English sentence for people.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether the same thing tried again may succeed.' })
  isRetryable!: boolean;

  @Field(() => JsonObject, {
    description:
      'The figures and names of the failure, to be put into a sentence of your own: `limit`, `actual`, `retryAfterMs` and the like.',
  })
  params!: ErrorParams;
}
