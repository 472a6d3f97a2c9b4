import { Arg, Ctx, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { CreateDownloadInput, CreateDownloadPayload } from '../schema/download.ts';
import { createDownload } from '../services/download/download.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver()
export class DownloadResolver {
  @AskMutation(() => CreateDownloadPayload, {
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'QUOTA_EXCEEDED'],
    description: 'A URL that gives many renditions as one zip.',
  })
  createDownload(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateDownloadInput, inputArg) { renditionIds }: CreateDownloadInput,
  ): Promise<CreateDownloadPayload> {
    return createDownload(ctx, renditionIds);
  }
}
