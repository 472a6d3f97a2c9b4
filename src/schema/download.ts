import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { defineEnum } from './enum.ts';
import { LinkInput } from './gallery-link.ts';
import { DateTime, Url } from './scalar.ts';

/** What the URL of a zip stands for, so that it need not name a thousand renditions. Not part of the API. */
@Entity()
@Index({ properties: ['expiresAt'] })
export class Download {
  /** Random. */
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Property({ type: 'jsonb' })
  renditionIds!: string[];

  @Property({ type: 'timestamptz', length: 3 })
  expiresAt!: Date;
}

export const DownloadFiles = defineEnum('DownloadFiles', 'Which files of the images of a gallery.', {
  PREVIEWS: 'Of each its preview; what has none yet is left out.',
  ORIGINALS: 'As they were sent, with all that is in them.',
});
export type DownloadFiles = keyof typeof DownloadFiles;

@InputType({ description: 'Which files of which gallery.' })
export class GalleryDownloadInput {
  @Field(() => ID, { nullable: true, description: "Of one of the viewer's galleries; or else `link`." })
  galleryId?: string | null;

  @Field(() => LinkInput, { nullable: true, description: 'For who has no key: the address they came by.' })
  link?: LinkInput | null;

  @Field(() => DownloadFiles, {
    nullable: true,
    description: 'Default: PREVIEWS. ORIGINALS through a link only if that gives them.',
  })
  files?: DownloadFiles | null;
}

@InputType({ description: 'What goes into a zip: exactly one of the two.' })
export class CreateDownloadInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'At least 1 and at most 1000, of any images; one that is named twice is in it once.',
  })
  renditionIds?: string[] | null;

  @Field(() => GalleryDownloadInput, {
    nullable: true,
    description: 'All images of a gallery that who asks can see, however many, in their order.',
  })
  gallery?: GalleryDownloadInput | null;
}

@ObjectType({ description: 'Where the zip is.' })
export class CreateDownloadPayload {
  @Field(() => Url, {
    description:
      'A zip of the files that are there, under the names of their images, not compressed once more. Made while it is read, so a broken download starts anew.',
  })
  url!: URL;

  @Field(() => DateTime, {
    description:
      'An hour from now, or when the first of the images ends; of a gallery, when that, the link or the pass ends.',
  })
  expiresAt!: Date;
}
