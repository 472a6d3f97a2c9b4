import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { Gallery } from './gallery.ts';
import { Image } from './image.ts';
import { Job, JobKind } from './job.ts';

export const cursor = {
  description:
    'Where to go on: given as `after`, whatever is committed after this event is told again or anew. Good for 24 hours.',
};
export const isCaughtUp = {
  description:
    'False while the past is told. The first event of which it is true says nothing else, and comes even if there was no past.',
};

@ObjectType({ description: 'What has happened to the jobs that are watched.' })
export class JobsUpdate {
  @Field(() => Job, { nullable: true, description: 'As it is now, if it is there.' })
  job!: Job | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a job that is there no more; it may be one that was never told.',
  })
  deletedId!: string | null;

  @Field(() => String, cursor)
  cursor!: string;

  @Field(() => Boolean, isCaughtUp)
  isCaughtUp!: boolean;
}

@ObjectType({ description: 'What has happened to the images that are watched.' })
export class ImagesUpdate {
  @Field(() => Image, {
    nullable: true,
    description: 'As it is now, if it is there; also one that was restored.',
  })
  image!: Image | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Of an image that was deleted, has expired or was purged; it may be one that was never told.',
  })
  deletedId!: string | null;

  @Field(() => String, cursor)
  cursor!: string;

  @Field(() => Boolean, isCaughtUp)
  isCaughtUp!: boolean;
}

@ObjectType({ description: 'What has happened to a gallery that is watched.' })
export class GalleryUpdate {
  @Field(() => Gallery, { description: 'As it is now.' })
  gallery!: Gallery;

  @Field(() => Image, {
    nullable: true,
    description: 'One that is in it, as it is now; null where it is the gallery that has changed.',
  })
  image!: Image | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of an image that is not in it any more, or not there; it may be one that was never told.',
  })
  deletedId!: string | null;

  @Field(() => Boolean, {
    description: 'Whether its images are in another order than they were: read them anew.',
  })
  isReordered!: boolean;

  @Field(() => String, cursor)
  cursor!: string;

  @Field(() => Boolean, isCaughtUp)
  isCaughtUp!: boolean;
}

export const after = {
  nullable: true,
  description: 'The cursor of an event: go on behind it. Default: the last 10 minutes.',
} as const;

@ArgsType()
export class JobsUpdatedArgs {
  @Field(() => String, after)
  after?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only jobs about this image. Default: all.' })
  imageId?: string | null;

  @Field(() => [JobKind], { nullable: true, description: 'Only jobs of these kinds. Default: all.' })
  kinds?: JobKind[] | null;
}

@ArgsType()
export class ImagesUpdatedArgs {
  @Field(() => String, after)
  after?: string | null;
}

@ArgsType()
export class GalleryUpdatedArgs {
  @Field(() => ID, { nullable: true, description: "Of one of the viewer's galleries; or else `slug`." })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a gallery or of a link; it needs no key.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'As openLink gave it.' })
  pass?: string | null;

  @Field(() => String, after)
  after?: string | null;
}
