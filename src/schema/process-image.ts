import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Job } from './job.ts';
import { RecipeInput } from './recipe-input.ts';

@InputType({ description: 'An image and what to make of it.' })
export class ProcessImageInput {
  @Field(() => ID, { description: "One of the viewer's that is READY." })
  imageId!: string;

  @Field(() => RecipeInput, { description: 'What to make.' })
  recipe!: RecipeInput;
}

@ObjectType({ description: 'The job that makes the rendition, or has made it.' })
export class ProcessImagePayload {
  @Field(() => Job, { description: 'New, or one that was there.' })
  job!: Job;
}

/** How many processImages makes. */
export const maxJobsAtOnce = 500;

@InputType({ description: 'Images, and what to make of each of them.' })
export class ProcessImagesInput {
  @Field(() => [ID], { description: "At most 100 of the viewer's." })
  imageIds!: string[];

  @Field(() => [RecipeInput], {
    description: `What to make of each, at most 20. Images times recipes are at most ${maxJobsAtOnce}.`,
  })
  recipes!: RecipeInput[];
}

@ObjectType({ description: 'The jobs that make the renditions, or have made them.' })
export class ProcessImagesPayload {
  @Field(() => [Job], {
    description:
      'By image, then by recipe, in the order asked; those of images that are not there or not READY are left out.',
    complexity: maxJobsAtOnce,
  })
  jobs!: Job[];

  @Field(() => [ID], { description: 'Those that are not there for this caller.' })
  notFoundIds!: string[];

  @Field(() => [ID], { description: 'Those of images that are not READY.' })
  notReadyIds!: string[];
}
