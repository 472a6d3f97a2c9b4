import { ArgsType, Field } from 'type-graphql';
import { formatDuration } from '../config/duration.ts';
import { longestUrlMs } from '../config/url-limit.ts';
import { Duration } from './scalar.ts';

const longest = formatDuration(longestUrlMs);

@ArgsType()
export class UrlArgs {
  @Field(() => Duration, {
    nullable: true,
    description: `How long the URL is good, unless its image ends before; it may be up to a sixth longer, as it stays the same for so long. At most ${longest}, which is the default; what comes by a link is good for an hour at most, whatever is asked.`,
  })
  expiresIn?: number | null;

  @Field(() => String, { nullable: true, description: 'Offer it for saving under this file name.' })
  downloadAs?: string | null;
}
