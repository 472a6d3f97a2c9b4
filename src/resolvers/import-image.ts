import { Arg, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { ImportImageInput, ImportImagePayload } from '../schema/import-image.ts';
import { importImage } from '../services/upload/import-image.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver()
export class ImportImageResolver {
  @AskMutation(() => ImportImagePayload, {
    description: 'Fetches a picture from its address, and starts the work on it.',
    errors: ['BAD_USER_INPUT', 'URL_NOT_ALLOWED', 'NOT_FOUND', 'GONE', 'CONFLICT', 'QUOTA_EXCEEDED'],
  })
  importImage(
    @Ctx() ctx: Context,
    @Arg('input', () => ImportImageInput, inputArg) input: ImportImageInput,
  ): Promise<ImportImagePayload> {
    return importImage(ctx, input);
  }
}
