import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { defineEnum } from './enum.ts';
import { Gallery, GallerySort, Visibility } from './gallery.ts';
import { DateTime, Duration } from './scalar.ts';

const imageTtl = {
  nullable: true,
  description:
    "Life of an image that is uploaded into it and asks for none; a longer one than `limits.lives.longestImage` counts as that. Default: the server's.",
} as const;

@InputType({ description: 'What a new gallery is to be.' })
export class CreateGalleryInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters of plain text.' })
  note?: string | null;

  @Field(() => Visibility, { nullable: true, description: 'What its own slug opens. Default: PRIVATE.' })
  visibility?: Visibility | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether search engines may list its page. Default: false.',
  })
  isIndexed?: boolean | null;

  @Field(() => GallerySort, { nullable: true, description: 'Order of its images. Default: MANUAL.' })
  sort?: GallerySort | null;

  @Field(() => Duration, imageTtl)
  imageTtl?: number | null;

  @Field(() => Duration, {
    nullable: true,
    description: 'From now; then it is gone with its images and links. Default: it has no end of its own.',
  })
  expiresIn?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for it, unique in the account; sent again it answers with the same gallery. At most 200 characters.",
  })
  clientId?: string | null;
}

@InputType({ description: 'What of a gallery changes; what is left out or null stays as it is.' })
export class UpdateGalleryInput {
  @Field(() => ID, { description: "Of one of the viewer's galleries." })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'At most 2000 characters of plain text; an empty one takes the note away.',
  })
  note?: string | null;

  @Field(() => Visibility, {
    nullable: true,
    description: 'What its own slug opens. URLs that were given by the slug end when it opens nothing.',
  })
  visibility?: Visibility | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether search engines may list its page.' })
  isIndexed?: boolean | null;

  @Field(() => GallerySort, { nullable: true, description: 'Order of its images.' })
  sort?: GallerySort | null;

  @Field(() => Duration, { nullable: true, description: 'Life of images that are uploaded from now on.' })
  imageTtl?: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Its end. Images whose own end is later then end with it; one that is in the past ends it at once.',
  })
  expiresAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True takes its end away: its images have their own ends again. Default: false.',
  })
  neverExpires?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of an image in it.' })
  coverId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True gives it another address: the one of before opens nothing any more. Default: false.',
  })
  newSlug?: boolean | null;
}

export const ImagesFate = defineEnum(
  'ImagesFate',
  'What becomes of the images of a gallery that is deleted.',
  {
    DELETE: 'They are deleted with it, and come back with it.',
    KEEP: 'They go to the library.',
  },
);
export type ImagesFate = keyof typeof ImagesFate;

@InputType({ description: 'Which gallery is deleted.' })
export class DeleteGalleryInput {
  @Field(() => ID, { description: "Of one of the viewer's galleries." })
  id!: string;

  @Field(() => ImagesFate, { nullable: true, description: 'What becomes of its images. Default: DELETE.' })
  images?: ImagesFate | null;
}

@InputType({ description: 'Which gallery is brought back.' })
export class RestoreGalleryInput {
  @Field(() => ID, { description: 'Of one that was deleted less than `limits.lives.restorable` ago.' })
  id!: string;
}

@ObjectType({ description: 'The gallery that was made.' })
export class CreateGalleryPayload {
  @Field(() => Gallery, { description: 'New, or the one of this `clientId`.' })
  gallery!: Gallery;

  @Field(() => Boolean, { description: 'Whether an earlier call of the same `clientId` has made it.' })
  wasKnown!: boolean;
}

@ObjectType({ description: 'The gallery that was changed.' })
export class UpdateGalleryPayload {
  @Field(() => Gallery, { nullable: true, description: 'As it is now; null if that has ended it.' })
  gallery!: Gallery | null;
}

@ObjectType({ description: 'The gallery that was deleted.' })
export class DeleteGalleryPayload {
  @Field(() => ID, { description: 'It can be brought back for ten minutes.' })
  deletedId!: string;
}

@ObjectType({ description: 'The gallery that is back.' })
export class RestoreGalleryPayload {
  @Field(() => Gallery, { description: 'As it is now, with the images that were deleted with it.' })
  gallery!: Gallery;
}
