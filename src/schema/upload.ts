import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { Image } from './image.ts';
import { Recipe } from './recipe.ts';
import { DateTime, Duration, Url } from './scalar.ts';

@InputType()
export class CreateUploadInput {
  @Field(() => String)
  filename!: string;

  @Field(() => String, {
    description:
      'To be sent as Content-Type: `image/…`, or `application/octet-stream` if it is not known. What the bytes are counts.',
  })
  mimeType!: string;

  @Field(() => Float, {
    description: 'Exact length of the file; FILE_TOO_LARGE above `limits.maxUploadBytes`.',
  })
  byteSize!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for this upload, unique in the account. Sent again, it answers with the same image and a fresh URL; one that is READY or REJECTED needs none. At most 200 characters.",
  })
  clientId?: string | null;

  @Field(() => Duration, {
    nullable: true,
    description: "Life of the image from its completion on. Default and maximum: the server's.",
  })
  expiresIn?: number | null;
}

@ObjectType()
export class HttpHeader {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType({ description: 'The one request that sends the bytes: exactly so, with the file as its body.' })
export class UploadTarget {
  @Field(() => Url)
  url!: URL;

  @Field(() => String)
  method!: string;

  @Field(() => [HttpHeader], { description: 'To be sent as they are, beside the Content-Length.' })
  headers!: HttpHeader[];

  @Field(() => DateTime, {
    description: 'From then on the URL takes nothing; createUpload with the same clientId gives another.',
  })
  expiresAt!: Date;
}

@ObjectType()
export class CreateUploadPayload {
  @Field(() => Image)
  image!: Image;

  @Field(() => UploadTarget)
  upload!: UploadTarget;
}

@InputType()
export class CompleteUploadInput {
  @Field(() => ID)
  imageId!: string;

  @Field(() => [Recipe], { nullable: true, description: 'Renditions to make at once; at most 20.' })
  recipes?: Recipe[] | null;
}
