import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Image } from './image.ts';
import { Duration } from './scalar.ts';

const changed = { description: 'As they are now, in the order asked.', complexity: 100 };
const notFound = { description: 'Those that are not there for this caller.' };

@InputType({ description: 'Which images go where.' })
export class MoveImagesInput {
  @Field(() => [ID], { description: 'At most 100; they keep this order.' })
  ids!: string[];

  @Field(() => ID, {
    nullable: true,
    description:
      "Of one of the viewer's galleries; the one they are in puts them in another order. Default: the library.",
  })
  galleryId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Of an image of that gallery that is not moved, before which they are put. Default: behind all.',
  })
  before?: string | null;
}

@ObjectType({ description: 'The images that are there now.' })
export class MoveImagesPayload {
  @Field(() => [Image], changed)
  images!: Image[];

  @Field(() => [ID], notFound)
  notFoundIds!: string[];
}

@InputType({ description: 'Which images are made again, and where.' })
export class CopyImagesInput {
  @Field(() => [ID], { description: 'At most 100; the copies are in this order.' })
  ids!: string[];

  @Field(() => ID, { nullable: true, description: "Of one of the viewer's galleries. Default: the library." })
  galleryId?: string | null;
}

@ObjectType({ description: 'The images that were made.' })
export class CopyImagesPayload {
  @Field(() => [Image], { description: 'New ones, in the order asked.', complexity: 100 })
  images!: Image[];

  @Field(() => [ID], { description: 'Those that are not there for this caller, or have no bytes.' })
  notFoundIds!: string[];
}

@InputType({ description: 'Which images are given another end.' })
export class ExtendImagesInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];

  @Field(() => Duration, { description: 'From now; at most `limits.lives.longestImage`.' })
  expiresIn!: number;
}

@ObjectType({ description: 'The images that end then, or with their gallery.' })
export class ExtendImagesPayload {
  @Field(() => [Image], changed)
  images!: Image[];

  @Field(() => [ID], { description: 'Those of them that end sooner than asked, because their gallery does.' })
  heldBackIds!: string[];

  @Field(() => [ID], notFound)
  notFoundIds!: string[];
}

@InputType({ description: 'Which images that guests have sent are shown to all.' })
export class ApproveImagesInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];
}

@ObjectType({ description: 'The images that everybody sees now who sees the gallery.' })
export class ApproveImagesPayload {
  @Field(() => [Image], changed)
  images!: Image[];

  @Field(() => [ID], notFound)
  notFoundIds!: string[];
}
