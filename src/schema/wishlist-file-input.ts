import type { FileUpload } from 'graphql-upload-ts';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ErrorCode } from '../errors.ts';
import { defineEnum } from './enum.ts';
import { ErrorCodeEnum } from './error.ts';
import { DateTime, Upload, Url } from './scalar.ts';
import { Wishlist } from './wishlist.ts';

export const ExportFormat = defineEnum('ExportFormat', 'What file a wishlist becomes.', {
  HTML: 'A page of its own with all pictures in it: the collage with its links, and the list. It asks nothing of anybody.',
  JSON: 'All that its owner has said of it, as importWishlist reads it. Its pictures are addresses, good for seven days where they are of this server.',
  CSV: 'A table of its items.',
});
export type ExportFormat = keyof typeof ExportFormat;

@InputType({ description: 'Which wishlist becomes a file.' })
export class ExportWishlistInput {
  @Field(() => ID, { description: "Of one of the viewer's wishlists." })
  wishlistId!: string;

  @Field(() => ExportFormat, { description: 'What file.' })
  format!: ExportFormat;

  @Field(() => Float, { nullable: true, description: 'Of the collage on an HTML page. Default: 4 to 3.' })
  aspect?: number | null;
}

@ObjectType({ description: 'Where the file can be read.' })
export class ExportWishlistPayload {
  @Field(() => Url, { description: 'Good for whoever has it; the file is made while it is read.' })
  url!: URL;

  @Field(() => DateTime, { description: 'When the URL ends.' })
  expiresAt!: Date;
}

@InputType({ description: 'The file that becomes a wishlist.' })
export class ImportWishlistInput {
  @Field(() => Upload, {
    description:
      'JSON as exportWishlist writes it, at most 1 MB and 100 items. Pictures are addresses, or `data:` URLs.',
  })
  file!: Promise<FileUpload>;

  @Field(() => String, { nullable: true, description: 'Of the new wishlist. Default: that of the file.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for the wishlist, unique in the account; sent again it answers with the same one and reads no file. At most 200 characters.",
  })
  clientId?: string | null;
}

@ObjectType({ description: 'Something of the file that was left out.' })
export class ImportProblem {
  @Field(() => Int, { description: 'Of the item in the file, from 0; -1 for the wishlist itself.' })
  index!: number;

  @Field(() => String, { description: 'Which of its fields; empty for all of it.' })
  field!: string;

  @Field(() => ErrorCodeEnum, { description: 'What kind of problem.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'One English sentence for people.' })
  message!: string;
}

@ObjectType({ description: 'The wishlist that came out of a file.' })
export class ImportWishlistPayload {
  @Field(() => Wishlist, { description: 'New, PRIVATE, and of what of the file is right.' })
  wishlist!: Wishlist;

  @Field(() => [ImportProblem], { description: 'What is wrong, and was left out.' })
  problems!: ImportProblem[];
}
