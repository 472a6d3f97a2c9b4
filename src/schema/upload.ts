import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LinkInput } from './gallery-link.ts';
import { Image } from './image.ts';
import { Job } from './job.ts';
import { PendingUpload } from './pending-upload.ts';
import { DateTime, SafeInt, Url } from './scalar.ts';
import { SentImageInput } from './sent-image-input.ts';

@InputType({ description: 'What will be sent.' })
export class CreateUploadInput {
  @Field(() => String, {
    description: 'Name of the file, for people and for downloads; of a path the last part.',
  })
  filename!: string;

  @Field(() => String, {
    description:
      'To be sent as Content-Type: `image/…`, or `application/octet-stream` if it is not known. What the bytes are counts.',
  })
  mimeType!: string;

  @Field(() => SafeInt, {
    description: 'Exact length of the file in bytes; FILE_TOO_LARGE above `limits.maxUploadBytes`.',
  })
  byteSize!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for this upload and for the image it becomes, unique in the account. Sent again, it answers with the same upload and a fresh target; with another size it is CONFLICT. Through a link it is the guest’s own there. At most 200 characters, through a link at least 16.",
  })
  clientId?: string | null;

  @Field(() => LinkInput, {
    nullable: true,
    description:
      'For who has no key: the link that it is sent through, whose places and bytes are taken from now on and given back if it ends unused.',
  })
  link?: LinkInput | null;
}

@ObjectType({ description: 'One header of a request, or of an answer.' })
export class HttpHeader {
  @Field(() => String, { description: 'Such as Content-Type; case says nothing.' })
  name!: string;

  @Field(() => String, { description: 'Of an upload exactly as signed.' })
  value!: string;
}

@ObjectType({ description: 'The one request that sends the bytes: exactly so, with the file as its body.' })
export class UploadTarget {
  @Field(() => Url, { description: 'Signed: good for whoever has it, until `expiresAt`.' })
  url!: URL;

  @Field(() => String, { description: 'PUT.' })
  method!: string;

  @Field(() => [HttpHeader], { description: 'To be sent as they are, beside the Content-Length.' })
  headers!: HttpHeader[];

  @Field(() => DateTime, {
    description: 'From then on the URL takes nothing; createUpload with the same clientId gives another.',
  })
  expiresAt!: Date;
}

@ObjectType({ description: 'The upload that was announced.' })
export class CreateUploadPayload {
  @Field(() => PendingUpload, { description: 'Its id is what completeImageUpload asks for.' })
  upload!: PendingUpload;

  @Field(() => Boolean, { description: 'Whether an earlier call with this `clientId` has announced it.' })
  wasKnown!: boolean;
}

@InputType({ description: 'What was sent, and what to make of it.' })
export class CompleteImageUploadInput extends SentImageInput {
  @Field(() => ID, { description: 'Of the upload that createUpload answered with.' })
  uploadId!: string;
}

@InputType({ description: 'Which uploads are given up.' })
export class CancelUploadsInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];
}

@ObjectType({ description: 'Which uploads were given up.' })
export class CancelUploadsPayload {
  @Field(() => [ID], {
    description: 'Those that were there, in the order asked; again if they were given up before.',
  })
  canceledIds!: string[];

  @Field(() => [ID], { description: 'Those that are not there for this caller, or were used.' })
  notFoundIds!: string[];
}

/** What every way of sending a picture answers. */
@ObjectType()
abstract class TakenImage {
  @Field(() => Image, { description: 'Taken in now, or by an earlier call.' })
  image!: Image;

  @Field(() => [Job], {
    description: 'The PREPARE_IMAGE job, then one job a recipe in their order.',
    complexity: 21,
  })
  jobs!: Job[];

  @Field(() => Boolean, {
    description: 'Whether an earlier call, of the same `clientId` or upload, has taken it in.',
  })
  wasKnown!: boolean;
}

const takenImage = { description: 'The image that was taken in, and the work on it.' };

@ObjectType(takenImage)
export class UploadImagePayload extends TakenImage {}

@ObjectType(takenImage)
export class CompleteImageUploadPayload extends TakenImage {}
