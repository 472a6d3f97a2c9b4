import { ArgsType, Field, Int } from 'type-graphql';
import { MaskFormat } from './mask.ts';
import { UrlArgs } from './url-args.ts';

@ArgsType()
export class MaskUrlArgs extends UrlArgs {
  @Field(() => Int, { nullable: true, description: 'Which of its versions. Default: the newest.' })
  version?: number | null;

  @Field(() => MaskFormat, { nullable: true, description: 'How it is written. Default: PNG.' })
  format?: MaskFormat | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Pixels, 1 to the image's width, which is the default. Of PNG only: RLE and SVG are in the image's pixels.",
  })
  width?: number | null;
}
