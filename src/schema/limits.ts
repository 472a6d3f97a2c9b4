import { Field, Float, Int, ObjectType } from 'type-graphql';
import { defineEnum } from './enum.ts';
import { MatteQuality } from './recipe.ts';
import { Duration, SafeInt } from './scalar.ts';

export const ModelPrecision = defineEnum('ModelPrecision', 'What a model is computed with.', {
  INT8: 'Bytes wherever they do: a third of the work.',
  FP32: '32-bit floats.',
});
export type ModelPrecision = keyof typeof ModelPrecision;

@ObjectType({ description: 'A model that finds the subject of a picture.' })
export class SegmentationModel {
  @Field(() => String, { description: 'To be given in a recipe.' })
  name!: string;

  @Field(() => String, { description: 'Of its file; another one gives other mattes.' })
  version!: string;

  @Field(() => Int, { description: 'Side of the square the picture is scaled to, in pixels.' })
  inputSize!: number;

  @Field(() => String, { description: 'SPDX name of the licence its weights are under.' })
  license!: string;

  @Field(() => Boolean, { description: 'Whether a recipe that names none uses this one.' })
  isDefault!: boolean;

  @Field(() => [MatteQuality], { description: 'What a recipe may ask of it.' })
  qualities!: MatteQuality[];

  @Field(() => ModelPrecision, {
    nullable: true,
    description:
      'What its quick passes are computed with at this process; null where nobody has looked, as at one that makes no cutouts. What `edgeTreatment: RAW` gives is computed with FP32 in any case.',
  })
  precision?: ModelPrecision | null;
}

@ObjectType({
  description:
    'How fast an account may ask; who has no key, by their network. An operation costs 1 point, 1 more for each 25 of its `extensions.cost`, for each mutation in it 10 and 0.5 for each item of its lists but numbers, and 100 if it asks for the schema. Beyond that it is RATE_LIMITED, and costs nothing.',
})
export class RateLimits {
  @Field(() => Float, { description: 'That may be spent for any length of time.' })
  pointsPerSecond!: number;

  @Field(() => Float, { description: 'That may be spent at once, by who has spent none of late.' })
  burst!: number;
}

@ObjectType({ description: 'What an account may hold; what would be more is QUOTA_EXCEEDED.' })
export class Quotas {
  @Field(() => Int, { description: 'As Usage counts them.' })
  images!: number;

  @Field(() => SafeInt, { description: 'As Usage counts them.' })
  storedBytes!: number;

  @Field(() => Int, { description: 'As Usage counts them.' })
  activeJobs!: number;

  @Field(() => Int, { description: 'URLs of createDownload that have not ended.' })
  downloads!: number;

  @Field(() => Int, { description: 'Uploads of createUpload that await their bytes.' })
  pendingUploads!: number;

  @Field(() => Int, { description: 'Keys that have not ended.' })
  apiKeys!: number;
}

@ObjectType({ description: 'How long things last.' })
export class Lives {
  @Field(() => Duration, { description: 'Life of an image that asks for none.' })
  defaultImage!: number;

  @Field(() => Duration, { description: 'Longest life that an image may ask for.' })
  longestImage!: number;

  @Field(() => Duration, { description: 'Life of a URL that asks for none, and the longest it may ask for.' })
  longestUrl!: number;

  @Field(() => Duration, { description: 'From createUpload to completeImageUpload.' })
  upload!: number;

  @Field(() => Duration, {
    description: 'Of one target of an upload; another is given as often as it is asked for.',
  })
  uploadTarget!: number;

  @Field(() => Duration, { description: 'Of a URL of createDownload, unless one of its images ends before.' })
  download!: number;

  @Field(() => Duration, { description: 'So long after its deletion an image can be restored.' })
  restorable!: number;

  @Field(() => Duration, {
    description: 'So long one can go on behind a cursor of jobsUpdated or imagesUpdated.',
  })
  updateCursor!: number;

  @Field(() => Duration, { description: 'Longest that a rotated key may be good beside the new one.' })
  longestKeyOverlap!: number;
}

@ObjectType({ description: 'How much one request may name and send; what would be more is BAD_USER_INPUT.' })
export class InputLimits {
  @Field(() => Int, { description: 'Ids, or names, in one list.' })
  maxIds!: number;

  @Field(() => Int, { description: 'Recipes for one image.' })
  maxRecipes!: number;

  @Field(() => Int, { description: 'Jobs of one processImages: images times recipes.' })
  maxJobs!: number;

  @Field(() => Int, { description: 'Renditions in one zip.' })
  maxDownloadRenditions!: number;

  @Field(() => Int, { description: 'Images in one gallery.' })
  maxGalleryImages!: number;

  @Field(() => Int, { description: 'Of a page, as `first` asks for it.' })
  maxPageSize!: number;

  @Field(() => Int, { description: 'Characters of a name and of a clientId.' })
  maxCharacters!: number;

  @Field(() => Int, { description: 'Bytes of a request by POST; of multipart, without its file.' })
  maxJsonBytes!: number;

  @Field(() => Int, { description: 'Bytes of a message on a socket; it is closed with 1009 for more.' })
  maxMessageBytes!: number;
}

@ObjectType({ description: 'What an account may have open at each process of this server.' })
export class SocketLimits {
  @Field(() => Int, { description: 'Sockets. One more is closed with 1013.' })
  maxSockets!: number;

  @Field(() => Int, { description: 'Operations under way on one socket. One more is RATE_LIMITED.' })
  maxOperations!: number;

  @Field(() => Int, { description: 'The same over all its sockets.' })
  maxOperationsInAll!: number;
}

@ObjectType({
  description:
    'How much one document may ask; more is QUERY_TOO_COMPLEX. Its cost is what it reads at most: 1 for each object that has an id, as often as the lists it is in may be long, and 5 for each page of a list. `extensions.cost` of each answer tells what it was.',
})
export class QueryLimits {
  @Field(() => Int, { description: 'Points of cost.' })
  maxCost!: number;

  @Field(() => Int, { description: 'Words and signs of the document.' })
  maxTokens!: number;

  @Field(() => Int, { description: 'Fields that are given another name.' })
  maxAliases!: number;

  @Field(() => Int, { description: 'Levels of fields within fields.' })
  maxDepth!: number;
}

@ObjectType({
  description: 'How much may be drawn; what would be more is BAD_USER_INPUT, or QUOTA_EXCEEDED.',
})
export class MaskLimits {
  @Field(() => Int, { description: 'Masks of one image.' })
  maxMasks!: number;

  @Field(() => Int, { description: 'Strokes of one mask.' })
  maxStrokes!: number;

  @Field(() => Int, { description: 'Points of one stroke.' })
  maxPoints!: number;

  @Field(() => Int, { description: 'Points of all strokes of one request.' })
  maxRequestPoints!: number;
}

@ObjectType({ description: 'What spreadsheets of pictures are taken.' })
export class BatchLimits {
  @Field(() => SafeInt, { description: 'Bytes of one file.' })
  maxBytes!: number;

  @Field(() => Int, { description: 'Rows of one file, without its header.' })
  maxRows!: number;

  @Field(() => Int, { description: 'Addresses of one row; what is more is left out, and told.' })
  maxUrlsPerRow!: number;

  @Field(() => Int, { description: 'Batches of an account that are not final; one more is QUOTA_EXCEEDED.' })
  maxActive!: number;

  @Field(() => [String], { description: 'What a file may be written in: labels for `CsvInput.encoding`.' })
  encodings!: string[];

  @Field(() => [String], {
    description:
      'Headers that a column of addresses is known by, in lower case and without anything but letters and digits.',
  })
  urlHeaders!: string[];
}

@ObjectType({ description: 'What this server accepts, so that a client can say no before it uploads.' })
export class Limits {
  @Field(() => SafeInt, { description: 'Bytes of one file.' })
  maxUploadBytes!: number;

  @Field(() => SafeInt, { description: 'Width times height, of an upload and of what is made of it.' })
  maxPixels!: number;

  @Field(() => Int, { description: 'Of either side, in pixels.' })
  maxSide!: number;

  @Field(() => [String], { description: 'Media types that may be uploaded.' })
  mimeTypes!: string[];

  @Field(() => [SegmentationModel], { description: 'Models that can be used now.' })
  models!: SegmentationModel[];

  @Field(() => Boolean, { description: 'Whether anybody may sign up.' })
  isSignUpOpen!: boolean;

  @Field(() => QueryLimits, { description: 'How much one document may ask.' })
  query!: QueryLimits;

  @Field(() => RateLimits, { description: 'How fast one may ask.' })
  rateLimit!: RateLimits;

  @Field(() => Quotas, {
    description: 'How much an account may hold, unless `Account.limits` says otherwise.',
  })
  quotas!: Quotas;

  @Field(() => Lives, { description: 'How long things last.' })
  lives!: Lives;

  @Field(() => InputLimits, { description: 'How much one request may name and send.' })
  input!: InputLimits;

  @Field(() => SocketLimits, { description: 'How much may be open.' })
  sockets!: SocketLimits;

  @Field(() => MaskLimits, { description: 'How much may be drawn.' })
  masks!: MaskLimits;

  @Field(() => BatchLimits, { description: 'What spreadsheets are taken.' })
  batch!: BatchLimits;

  @Field(() => Int, { description: 'Items in one wishlist.' })
  maxWishlistItems!: number;

  @Field(() => [Float], {
    description: 'Width divided by height of the collages there are; of any other the nearest is taken.',
  })
  collageAspects!: number[];
}
