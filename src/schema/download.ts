import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
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

@InputType({ description: 'What goes into a zip.' })
export class CreateDownloadInput {
  @Field(() => [ID], {
    description: 'At least 1 and at most 1000, of any images; one that is named twice is in it once.',
  })
  renditionIds!: string[];
}

@ObjectType({ description: 'Where the zip is.' })
export class CreateDownloadPayload {
  @Field(() => Url, {
    description:
      'A zip of the files that are there, under the names of their images, not compressed once more. Made while it is read, so a broken download starts anew.',
  })
  url!: URL;

  @Field(() => DateTime, { description: 'An hour from now, or when the first of the images ends.' })
  expiresAt!: Date;
}
