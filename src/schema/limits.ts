import { Field, Float, Int, ObjectType } from 'type-graphql';

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

@ObjectType({ description: 'What this server accepts, so that a client can say no before it uploads.' })
export class Limits {
  @Field(() => Float, { description: 'Of one file.' })
  maxUploadBytes!: number;

  @Field(() => Float, { description: 'Width times height, of an upload and of what is made of it.' })
  maxPixels!: number;

  @Field(() => Int, { description: 'Of either side, in pixels.' })
  maxSide!: number;

  @Field(() => [String], { description: 'Media types that may be uploaded.' })
  formats!: string[];

  @Field(() => [SegmentationModel], { description: 'Models that can be used now.' })
  models!: SegmentationModel[];

  @Field(() => Boolean, { description: 'Whether anybody may sign up.' })
  signUpOpen!: boolean;
}
