import { ArgsType, Field } from 'type-graphql';
import { Duration } from './scalar.ts';

@ArgsType()
export class UrlArgs {
  @Field(() => Duration, { nullable: true, description: 'Wanted life of the URL; P7D at most.' })
  expiresIn?: number | null;

  @Field(() => String, { nullable: true, description: 'Offer it for saving under this file name.' })
  downloadAs?: string | null;
}
