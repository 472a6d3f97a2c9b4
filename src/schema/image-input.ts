import type { FileUpload } from 'graphql-upload-ts';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Image } from './image.ts';
import { Upload } from './scalar.ts';
import { SentImageInput } from './sent-image-input.ts';

@InputType({ description: 'A picture and what to make of it.' })
export class UploadImageInput extends SentImageInput {
  @Field(() => Upload, { description: 'By the GraphQL multipart request specification.' })
  file!: Promise<FileUpload>;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for this upload, unique in the account; sent again with the same bytes it answers with the first result, with others it is CONFLICT. Through a link it is the guest’s own there. At most 200 characters, through a link at least 16.",
  })
  clientId?: string | null;
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

@InputType({
  description: 'Which images, and whether somebody has looked at their cutouts and found them fine.',
})
export class SetImagesReviewedInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];

  @Field(() => Boolean, { description: 'False takes it back.' })
  isReviewed!: boolean;
}

@ObjectType({ description: 'The images of which it is said now.' })
export class SetImagesReviewedPayload {
  @Field(() => [Image], { description: 'As they are now, in the order asked.', complexity: 100 })
  images!: Image[];

  @Field(() => [ID], { description: 'Those that are not there for this caller.' })
  notFoundIds!: string[];
}

@ObjectType({ description: 'The images whose renditions are served so from now on.' })
export class SetImagesPublicUrlsPayload {
  @Field(() => [Image], { description: 'As they are now, in the order asked.', complexity: 100 })
  images!: Image[];

  @Field(() => [ID], { description: 'Those that are not there for this caller.' })
  notFoundIds!: string[];
}
