import { Field, InputType, ObjectType } from 'type-graphql';
import { defineEnum } from './enum.ts';
import { Money } from './money.ts';
import { SafeInt, Url } from './scalar.ts';

export const LinkProblem = defineEnum(
  'LinkProblem',
  'Why nothing, or little, is known of what a link shows.',
  {
    BLOCKED: 'The shop turns away who is no browser.',
    CAPTCHA: 'The shop asks whether somebody is a person.',
    LOGIN_REQUIRED: 'The shop shows it only to who has logged in.',
    NOT_FOUND: 'The shop says that there is no such page.',
    NOT_A_PAGE: 'What is there is neither a page nor a picture.',
    NO_PRODUCT: 'The page says of no product what it is and costs; its title and pictures are given.',
    TOO_LARGE: 'The page has more than 3 MB, or the picture more than 10 MB or more pixels than are taken.',
    TIMEOUT: 'It took longer than eight seconds.',
    UNREACHABLE: 'Nobody answered, or with a failure of their own.',
  },
);
export type LinkProblem = keyof typeof LinkProblem;

@InputType({ description: 'What is to be looked at.' })
export class PreviewLinkInput {
  @Field(() => Url, {
    description:
      'The page of a thing in a shop, or a picture: http or https, of a public host, without a login, at most 2000 characters. It is asked once, as the program that this is, without cookies and in the languages of the request; up to five redirects are followed.',
  })
  url!: URL;
}

@ObjectType({ description: 'A picture of a page, fetched and decoded by this server.' })
export class LinkPicture {
  @Field(() => Url, { description: 'Where it is, to be given as `imageUrl`. Show the thumbnail instead.' })
  url!: string;

  @Field(() => SafeInt, { description: 'Pixels, upright.' })
  width!: number;

  @Field(() => SafeInt, { description: 'Pixels, upright.' })
  height!: number;

  @Field(() => String, {
    description: 'A `data:` URL of at most 160 pixels a side, so that no page of yours asks the shop.',
  })
  thumbnail!: string;
}

@ObjectType({
  description: 'What a page says of the thing it shows. Nothing of it is kept; all of it may be changed.',
})
export class LinkPreview {
  @Field(() => Url, {
    description:
      'What to link to: as the page calls itself if that is of the same site, else where the redirects ended. As it was asked for where there is a problem.',
  })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the thing, else of the page. At most 200 characters.',
  })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'What the shop calls itself. At most 200 characters.' })
  siteName!: string | null;

  @Field(() => String, { nullable: true, description: 'How the thing is described. At most 500 characters.' })
  note!: string | null;

  @Field(() => Money, { nullable: true, description: 'Null where it, or its currency, cannot be told.' })
  price!: Money | null;

  @Field(() => [LinkPicture], {
    description: 'At most 6, the best first; none smaller than 50 pixels a side.',
  })
  pictures!: LinkPicture[];

  @Field(() => LinkProblem, {
    nullable: true,
    description: 'Null where a product was found. With any but NO_PRODUCT nothing of the page is given.',
  })
  problem!: LinkProblem | null;
}

@ObjectType({ description: 'What was found.' })
export class PreviewLinkPayload {
  @Field(() => LinkPreview, { description: 'Also where the shop refuses: that is its `problem`.' })
  preview!: LinkPreview;
}
