import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Image } from './image.ts';
import { Job } from './job.ts';
import { RecipeInput } from './recipe-input.ts';
import { Duration, Url } from './scalar.ts';

@InputType({ description: 'A picture by its address, and what to make of it.' })
export class ImportImageInput {
  @Field(() => Url, {
    description:
      'http or https, of a public host, without a login, at most 2048 characters. It is fetched without cookies; up to five redirects are followed.',
  })
  url!: URL;

  @Field(() => String, {
    nullable: true,
    description: 'For people and for downloads. Default: as its server names it, or the end of its address.',
  })
  filename?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for it, unique in the account; sent again with the same address it answers with the first result, with another it is CONFLICT. At most 200 characters.",
  })
  clientId?: string | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      'Life of the image from now on, at most `limits.lives.longestImage`. Default: that of the gallery or the server, whichever is said first. It ends with its gallery at the latest.',
  })
  expiresIn?: number | null;

  @Field(() => [RecipeInput], {
    nullable: true,
    description: 'Renditions to make as soon as it is there; at most 20.',
  })
  recipes?: RecipeInput[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Of one of the viewer's galleries, into which it goes. Default: the library.",
  })
  galleryId?: string | null;
}

@ObjectType({ description: 'The image that is being fetched.' })
export class ImportImagePayload {
  @Field(() => Image, {
    description:
      'AWAITING_BYTES; it becomes READY, or REJECTED with the reason. Seen by its owner alone until it is READY.',
  })
  image!: Image;

  @Field(() => Job, {
    nullable: true,
    description:
      'The IMPORT_URL job. Its end creates PREPARE_IMAGE and one job a recipe. One that FAILED can be tried again by retryJob. Null for one of an earlier call that is told of no more.',
  })
  job!: Job | null;

  @Field(() => Boolean, { description: 'Whether an earlier call of the same `clientId` has begun it.' })
  wasKnown!: boolean;
}
