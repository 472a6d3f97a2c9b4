import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Batch } from './batch.ts';
import { CsvInput, CsvLayout, CsvProblem } from './csv.ts';
import { RecipeInput } from './recipe-input.ts';
import { Duration, Url } from './scalar.ts';

@InputType({ description: 'The spreadsheet that is looked at.' })
export class ValidateBatchInput {
  @Field(() => CsvInput, { description: 'The file, and how to read it.' })
  csv!: CsvInput;
}

@ObjectType({ description: 'How many addresses are of one host.' })
export class HostCount {
  @Field(() => String, { description: 'With its port, unless that is the usual one.' })
  host!: string;

  @Field(() => Int, { description: 'Addresses, each as often as it stands there.' })
  items!: number;
}

@ObjectType({ description: 'What is in a spreadsheet. Nothing was made of it.' })
export class ValidateBatchPayload {
  @Field(() => CsvLayout, {
    nullable: true,
    description: 'How it would be read; null where not even columns were found.',
  })
  layout!: CsvLayout | null;

  @Field(() => Int, { description: 'Rows, without the header.' })
  rows!: number;

  @Field(() => Int, { description: 'Addresses, each as often as it stands there.' })
  items!: number;

  @Field(() => Int, { description: 'Addresses that are not the same.' })
  distinct!: number;

  @Field(() => [HostCount], { description: 'Most first, at most 20.' })
  hosts!: HostCount[];

  @Field(() => [CsvProblem], {
    description: 'The first 100, in the order of the file; one that is fatal is the last.',
  })
  problems!: CsvProblem[];

  @Field(() => Int, { description: 'All of them.' })
  problemCount!: number;

  @Field(() => [[String]], { description: 'The cells of the first 20 rows.' })
  sample!: string[][];
}

@InputType({ description: 'A spreadsheet of pictures, and what to make of them.' })
export class CreateBatchInput {
  @Field(() => CsvInput, { description: 'The file, and how to read it.' })
  csv!: CsvInput;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for it, unique in the account; sent again with the same file it answers with the same batch, with another it is CONFLICT. At most 200 characters.",
  })
  clientId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For people; 1 to 200 characters. Default: that of the file.',
  })
  name?: string | null;

  @Field(() => [RecipeInput], {
    nullable: true,
    description: 'Made of each picture; at most 20. Default: one of WEBP.',
  })
  recipes?: RecipeInput[] | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      'Life of the batch from now on, and of each image from when it is begun, at most `limits.lives.longestImage`. Default: that of the gallery or the server, whichever is said first.',
  })
  expiresIn?: number | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      'An image of this account that came from the same address, is READY and no older is used again, where it is, instead of being fetched. Default: none, each is fetched.',
  })
  reuseWithin?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: "Of one of the viewer's galleries, into which the images go. Default: the library.",
  })
  galleryId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Of one of the viewer's wishlists, of which each row becomes an item: its name, the picture of its first address, and as its link the first of its cells that is one and no picture's. Not beside `galleryId`.",
  })
  wishlistId?: string | null;

  @Field(() => Url, {
    nullable: true,
    description:
      "Told when the batch has ended, by a signed webhook: by the viewer's endpoint of exactly this address, or a new one, whose secret is in the answer.",
  })
  webhookUrl?: URL | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Of one of the viewer's webhook endpoints, which is told when the batch has ended, whatever else it wants to know. Not beside `webhookUrl`.",
  })
  webhookEndpointId?: string | null;
}

@ObjectType({ description: 'The batch that has begun.' })
export class CreateBatchPayload {
  @Field(() => Batch, { description: 'READING: its rows are read, and run, from now on.' })
  batch!: Batch;

  @Field(() => Boolean, {
    description: 'Whether an earlier call of the same `clientId` or upload has begun it.',
  })
  wasKnown!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'With which what is sent to `webhookUrl` is signed, told this once; null unless this call has made its endpoint.',
  })
  webhookSecret!: string | null;
}
