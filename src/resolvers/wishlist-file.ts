import { Arg, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import {
  ExportWishlistInput,
  ExportWishlistPayload,
  ImportWishlistInput,
  ImportWishlistPayload,
} from '../schema/wishlist-file-input.ts';
import { exportWishlist } from '../services/wishlist/export/export-wishlist.ts';
import { importWishlist } from '../services/wishlist/import-wishlist.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver()
export class WishlistFileResolver {
  @AskMutation(() => ExportWishlistPayload, {
    description: 'A URL of a wishlist as a file. Nothing of what is claimed is in it.',
    errors: ['NOT_FOUND', 'GONE', 'BAD_USER_INPUT'],
  })
  exportWishlist(
    @Ctx() ctx: Context,
    @Arg('input', () => ExportWishlistInput, inputArg) input: ExportWishlistInput,
  ): Promise<ExportWishlistPayload> {
    return exportWishlist(ctx, input);
  }

  @AskMutation(() => ImportWishlistPayload, {
    description:
      'A new wishlist out of a file. What is wrong in it is left out and named; a file of which nothing can be used is BAD_USER_INPUT.',
    errors: ['BAD_USER_INPUT', 'FILE_TOO_LARGE', 'UPLOAD_INCOMPLETE', 'QUOTA_EXCEEDED', 'TIMEOUT'],
  })
  importWishlist(
    @Ctx() ctx: Context,
    @Arg('input', () => ImportWishlistInput, inputArg) input: ImportWishlistInput,
  ): Promise<ImportWishlistPayload> {
    return importWishlist(ctx, input);
  }
}
