import { Arg, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { badInput } from '../errors.ts';
import { CreateDownloadInput, CreateDownloadPayload } from '../schema/download.ts';
import { createDownload } from '../services/download/download.ts';
import { createGalleryDownload } from '../services/download/gallery-download.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver()
export class DownloadResolver {
  @AskMutation(() => CreateDownloadPayload, {
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'QUOTA_EXCEEDED'],
    description: 'A URL that gives many renditions, or a gallery, as one zip.',
    address: ({ gallery }: CreateDownloadInput) => gallery?.link && { ...gallery.link, asGuest: true },
  })
  createDownload(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateDownloadInput, inputArg) { renditionIds, gallery }: CreateDownloadInput,
  ): Promise<CreateDownloadPayload> {
    if ((renditionIds == null) === (gallery == null))
      throw badInput('renditionIds', 'given or else gallery', 'both or neither');
    return gallery ? createGalleryDownload(ctx, gallery) : createDownload(ctx, renditionIds ?? []);
  }
}
