import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { GalleryLink } from './gallery-link.ts';
import { DateTime, Duration, SafeInt } from './scalar.ts';

@InputType({ description: 'What may be sent through a link.' })
export class LinkUploadInput {
  @Field(() => Int, { nullable: true, description: 'Pictures in all, at least 1. Default: no limit.' })
  maxImages?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Bytes in all, at least 1. Default: no limit.' })
  maxBytes?: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "Bytes of one picture, at least 1. Default: the server's limit.",
  })
  maxImageBytes?: number | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      "Life of what is sent; a longer one than `limits.lives.longestImage` counts as that. Default: the gallery's.",
  })
  imageTtl?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether only the owner sees what is sent, until they approve it. Default: false.',
  })
  needsApproval?: boolean | null;
}

@InputType({ description: 'What a new link is to open.' })
export class CreateGalleryLinkInput {
  @Field(() => ID, { description: "Of one of the viewer's galleries, which may have 100 links." })
  galleryId!: string;

  @Field(() => String, { nullable: true, description: 'To tell it from the others; at most 200 characters.' })
  label?: string | null;

  @Field(() => String, { nullable: true, description: '4 to 200 characters. Default: none is asked for.' })
  password?: string | null;

  @Field(() => Duration, { nullable: true, description: 'From now. Default: it ends with its gallery.' })
  expiresIn?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it shows the images. Default: true.' })
  canSee?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it gives originals, which may say where and when they were taken. Default: false.',
  })
  canGetOriginals?: boolean | null;

  @Field(() => LinkUploadInput, { nullable: true, description: 'What may be sent. Default: nothing.' })
  upload?: LinkUploadInput | null;
}

@InputType({ description: 'What of a link changes; what is left out or null stays as it is.' })
export class UpdateGalleryLinkInput {
  @Field(() => ID, { description: "Of a link of one of the viewer's galleries." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  label?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '4 to 200 characters; who came by the old one has to give the new one.',
  })
  password?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes the password away. Default: false.' })
  noPassword?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'Its end; one that is in the past ends it at once.' })
  expiresAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True takes its end away: it ends with its gallery. Default: false.',
  })
  neverExpires?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it gives originals.' })
  canGetOriginals?: boolean | null;

  @Field(() => LinkUploadInput, {
    nullable: true,
    description: 'What may be sent, all of it anew; what was sent before stays counted.',
  })
  upload?: LinkUploadInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True has nothing sent any more; a drop box is revoked instead. Default: false.',
  })
  noUpload?: boolean | null;
}

@InputType({ description: 'Which link is ended.' })
export class RevokeGalleryLinkInput {
  @Field(() => ID, { description: "Of a link of one of the viewer's galleries." })
  id!: string;
}

@ObjectType({ description: 'The link that was made.' })
export class CreateGalleryLinkPayload {
  @Field(() => GalleryLink, { description: 'To be handed on by its `url`.' })
  link!: GalleryLink;
}

@ObjectType({ description: 'The link that was changed.' })
export class UpdateGalleryLinkPayload {
  @Field(() => GalleryLink, { nullable: true, description: 'As it is now; null if that has ended it.' })
  link!: GalleryLink | null;
}

@ObjectType({ description: 'The link that was ended.' })
export class RevokeGalleryLinkPayload {
  @Field(() => GalleryLink, {
    description: 'It opens nothing any more, and neither do the URLs that it gave.',
  })
  link!: GalleryLink;
}

@InputType({ description: 'A slug and what opens it.' })
export class OpenLinkInput {
  @Field(() => String, { description: 'Of a link with a password.' })
  slug!: string;

  @Field(() => String, { description: 'As its owner gave it.' })
  password!: string;
}

@ObjectType({ description: 'What stands for the password from now on.' })
export class OpenLinkPayload {
  @Field(() => String, { description: 'To be given as `pass` wherever the slug is.' })
  pass!: string;

  @Field(() => DateTime, { description: 'Twelve hours from now, unless the link ends before.' })
  expiresAt!: Date;
}
