import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from './connection.ts';
import { Duration } from './scalar.ts';

const within = {
  nullable: true,
  description: 'Only those that end within this time from now. Default: P1D.',
} as const;

@ArgsType()
export class ExpiringImagesArgs extends PageArgs {
  @Field(() => Duration, within)
  within?: number | null;
}

@ArgsType()
export class ImageExpiringArgs {
  @Field(() => Duration, within)
  within?: number | null;
}
