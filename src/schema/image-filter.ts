import { Field, ID, InputType } from 'type-graphql';
import { maxIds } from '../config/id-limit.ts';
import { defineEnum } from './enum.ts';
import { ImageStatus } from './image.ts';
import { DateTime } from './scalar.ts';

export const ImagePlace = defineEnum('ImagePlace', 'Where an image is.', {
  ANYWHERE: 'Wherever it is.',
  LIBRARY: 'In no gallery and no wishlist.',
  GALLERY: 'In a gallery.',
  WISHLIST: 'In a wishlist, as the picture of an item.',
});
export type ImagePlace = keyof typeof ImagePlace;

@InputType({ description: 'Which images are listed: those of which all is true that is given.' })
export class ImageFilter {
  @Field(() => [ImageStatus], {
    nullable: true,
    description: 'Only those of these statuses; of an empty list none. Default: all.',
  })
  statuses?: ImageStatus[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Only those that have changed at this instant or later. Default: all. To go on following them, use imagesUpdated, which misses none.',
  })
  updatedSince?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: instead of those that are alive, those that their owner deleted and can still restore. Their `url` is null and so is each of their renditions, and `renditions` is empty; what else is known of them, and their jobs, is as it was. Default: false.',
  })
  isDeleted?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those whose `needsReview` is this. Default: all.',
  })
  needsReview?: boolean | null;

  @Field(() => ImagePlace, { nullable: true, description: 'Only those there. Default: ANYWHERE.' })
  place?: ImagePlace | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Only those in this gallery; in one that is not the viewer's there are none. Default: all. `Gallery.images` has them in their order.",
  })
  galleryId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `Only those that were uploaded under these names, at most ${maxIds}; of an empty list none. Default: all.`,
  })
  clientIds?: string[] | null;
}
