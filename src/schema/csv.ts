import type { FileUpload } from 'graphql-upload-ts';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { defineEnum } from './enum.ts';
import { JsonObject, Upload } from './scalar.ts';

export const CsvRole = defineEnum('CsvRole', 'What a column is taken for.', {
  URL: 'Addresses of pictures; of several such columns all are read.',
  NAME: 'What the thing is called.',
  OTHER: 'Anything else; it comes back as it was.',
});
export type CsvRole = keyof typeof CsvRole;

@ObjectType({ description: 'One column of a spreadsheet.' })
export class CsvColumn {
  @Field(() => Int, { description: 'From 0.' })
  index!: number;

  @Field(() => String, { description: 'Its header, or `column 1` and so on where the file has none.' })
  name!: string;

  @Field(() => CsvRole, { description: 'What it is taken for.' })
  role!: CsvRole;
}

@ObjectType({ description: 'How a spreadsheet is read.' })
export class CsvLayout {
  @Field(() => String, { description: 'A label of the WHATWG Encoding Standard, such as utf-8.' })
  encoding!: string;

  @Field(() => String, { description: 'What is between two cells: one character.' })
  delimiter!: string;

  @Field(() => [CsvColumn], { description: 'In the order of the file.' })
  columns!: CsvColumn[];

  @Field(() => Boolean, { description: 'Whether its first row names the columns.' })
  hasHeader!: boolean;

  /** Whether a line such as `sep=;` comes before all others. */
  hasDelimiterLine!: boolean;
}

export const CsvProblemCode = defineEnum('CsvProblemCode', 'What is wrong in a spreadsheet.', {
  EMPTY_FILE: 'There is no row in it.',
  NO_URL_COLUMN: 'No column has addresses of pictures.',
  BAD_ENCODING: 'Its bytes are no text in this encoding.',
  QUOTE_NOT_CLOSED: 'A quote is opened and never closed: nothing behind it can be read.',
  BAD_QUOTE: 'A quote is where none may be.',
  ROW_TOO_LONG: 'A row is longer than any may be.',
  TOO_MANY_ROWS: 'There are more rows than a batch may have.',
  TOO_MANY_URLS: 'A row has more addresses than one may have; the rest is left out.',
  NO_URL: 'A row has no address.',
  BAD_URL: 'What stands for an address is none that may be fetched from.',
  DUPLICATE_URL: 'The address stands in an earlier row; it is fetched once.',
  SURPLUS_CELLS: 'A row has more cells than there are columns.',
  MISSING_CELLS: 'A row has fewer cells than there are columns.',
});
export type CsvProblemCode = keyof typeof CsvProblemCode;

@ObjectType({ description: 'Something that is wrong in a spreadsheet.' })
export class CsvProblem {
  @Field(() => Boolean, { description: 'Whether nothing behind it is read.' })
  isFatal!: boolean;

  @Field(() => CsvProblemCode, { description: 'What is wrong, for programs.' })
  code!: CsvProblemCode;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the file, from 1: where the row begins. Null for the whole file.',
  })
  line!: number | null;

  @Field(() => Int, { nullable: true, description: 'Which cell of the row, from 1. Null for all of it.' })
  column!: number | null;

  @Field(() => String, { description: 'One English sentence for people.' })
  message!: string;

  @Field(() => JsonObject, { description: 'Its figures, to be put into a sentence of your own.' })
  params!: Record<string, string | number>;
}

@InputType({ description: 'A spreadsheet, and how to read it; what is left out is found.' })
export class CsvInput {
  @Field(() => Upload, { nullable: true, description: 'The file, in a part of its own; or else `uploadId`.' })
  file?: Promise<FileUpload> | null;

  @Field(() => ID, { nullable: true, description: "Of one of the viewer's uploads, whose bytes were PUT." })
  uploadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A label of `limits.batch.encodings`. Default: by its bytes.',
  })
  encoding?: string | null;

  @Field(() => String, { nullable: true, description: 'One of , ; | and the tab. Default: by its header.' })
  delimiter?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names of the columns that have addresses. Default: by their names, or by what is in them.',
  })
  urlColumns?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Name of the column of names. Default: by its name.' })
  nameColumn?: string | null;
}
