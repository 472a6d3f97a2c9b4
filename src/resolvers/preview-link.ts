import { Arg, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { PreviewLinkInput, PreviewLinkPayload } from '../schema/link-preview.ts';
import { previewLink } from '../services/wishlist/preview-link.ts';
import { Ctx } from './ctx.ts';
import { AskMutation, inputArg } from './root-field.ts';

@Resolver()
export class PreviewLinkResolver {
  @AskMutation(() => PreviewLinkPayload, {
    description:
      'Looks at the page of a shop, for at most eight seconds, and says what it shows. It changes nothing. RATE_LIMITED by the account and the hour.',
    errors: ['BAD_USER_INPUT', 'URL_NOT_ALLOWED', 'PROCESS_CRASHED'],
  })
  async previewLink(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewLinkInput, inputArg) input: PreviewLinkInput,
  ): Promise<PreviewLinkPayload> {
    return { preview: await previewLink(ctx, input) };
  }
}
