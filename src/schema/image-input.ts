import type { FileUpload } from 'graphql-upload-ts';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LinkInput } from './gallery-link.ts';
import { Image } from './image.ts';
import { RecipeInput } from './recipe-input.ts';
import { Duration, Upload } from './scalar.ts';

@InputType({ description: 'A picture and what to make of it.' })
export class UploadImageInput {
  @Field(() => Upload, { description: 'By the GraphQL multipart request specification.' })
  file!: Promise<FileUpload>;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for this upload, unique in the account; sent again with the same bytes it answers with the first result, with others it is CONFLICT. At most 200 characters.",
  })
  clientId?: string | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      'Life of the image, at most `limits.lives.longestImage`. Default: that of the link, the gallery or the server, whichever is said first. It ends with its gallery at the latest. Not through a link.',
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
      'For who has no key: the link that the picture is sent through. It has no recipes then, and its `clientId` is the guest’s own.',
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

@InputType({ description: 'Which images are deleted.' })
export class DeleteImagesInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];
}

@ObjectType({ description: 'Which images were deleted.' })
export class DeleteImagesPayload {
  @Field(() => [ID], { description: 'Those that were there, in the order asked.' })
  deletedIds!: string[];

  @Field(() => [ID], { description: 'Those that are not there for this caller.' })
  notFoundIds!: string[];
}

@InputType({ description: 'Which images are brought back.' })
export class RestoreImagesInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];
}

@ObjectType({ description: 'The images that are back.' })
export class RestoreImagesPayload {
  @Field(() => [Image], { description: 'As they are now, in the order asked.', complexity: 100 })
  images!: Image[];

  @Field(() => [ID], {
    description: 'Those that are not there, were not deleted, or too long ago.',
  })
  notFoundIds!: string[];
}

@InputType({ description: 'Which images, and how their renditions are served.' })
export class SetImagesPublicUrlsInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];

  @Field(() => Boolean, { description: 'True for served without a signature, false for signed only.' })
  hasPublicUrls!: boolean;
}

@ObjectType({ description: 'The images whose renditions are served so from now on.' })
export class SetImagesPublicUrlsPayload {
  @Field(() => [Image], { description: 'As they are now, in the order asked.', complexity: 100 })
  images!: Image[];

  @Field(() => [ID], { description: 'Those that are not there for this caller.' })
  notFoundIds!: string[];
}
