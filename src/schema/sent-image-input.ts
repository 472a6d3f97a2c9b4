import { Field, ID, InputType } from 'type-graphql';
import { LinkInput } from './gallery-link.ts';
import { RecipeInput } from './recipe-input.ts';
import { Duration } from './scalar.ts';

/** Where a picture goes that is sent, how long it lives, and what is made of it: however its bytes come. */
@InputType()
export abstract class SentImageInput {
  @Field(() => Duration, {
    nullable: true,
    description:
      'Life of the image from now on, at most `limits.lives.longestImage`. Default: that of the link, the gallery or the server, whichever is said first. It ends with its gallery at the latest. Not through a link.',
  })
  expiresIn?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: "Of one of the viewer's galleries, into which it goes. Default: the library.",
  })
  galleryId?: string | null;

  @Field(() => LinkInput, {
    nullable: true,
    description:
      'For who has no key: the link that the picture is sent through, the same from its first request to its last. It has no recipes then.',
  })
  link?: LinkInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a guest calls themselves, for the owner; at most 200 characters. Only with `link`.',
  })
  guestName?: string | null;

  @Field(() => [RecipeInput], { nullable: true, description: 'Renditions to make at once; at most 20.' })
  recipes?: RecipeInput[] | null;
}
