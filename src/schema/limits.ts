import { Field, Float, Int, ObjectType } from 'type-graphql';
import { SafeInt } from './scalar.ts';

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
}

@ObjectType({
  description:
    'How fast an account may ask; who has no key, by their network. An operation costs 1 point, 1 more for each 25 of its `extensions.cost`, for each mutation in it 10 and 0.5 for each item of its lists, and 100 if it asks for the schema. Beyond that it is RATE_LIMITED, and costs nothing.',
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

  @Field(() => Quotas, { description: 'How much an account may hold.' })
  quotas!: Quotas;
}
