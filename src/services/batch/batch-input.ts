import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { badInput, quote } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { CreateBatchInput } from '../../schema/create-batch.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { requireNode } from '../access/find-node.ts';
import { checkClientId } from '../gallery/gallery-input.ts';
import { checkLife, checkRecipes } from '../image/image-input.ts';
import { requireActive } from '../webhook/find-or-create-endpoint.ts';

/** What a batch is told, checked. */
export interface CheckedBatch {
  clientId: string | null;
  /** Null for that of its file. */
  name: string | null;
  recipes: CompleteRecipe[];
  imageLifeMs: number | null;
  reuseWithinMs: number | null;
  galleryId: string | null;
  wishlistId: string | null;
  /** Whose endpoint is found, or made, with the batch. */
  webhookUrl: URL | null;
  webhookEndpointId: string | null;
}

/** BAD_USER_INPUT for what does not go together; NOT_FOUND for no gallery, or no wishlist, of the caller's. */
export async function checkBatch(ctx: Context, input: CreateBatchInput): Promise<CheckedBatch> {
  const { clientId, name, recipes, reuseWithin, galleryId, wishlistId, webhookUrl } = input;
  if (galleryId != null && wishlistId != null)
    throw badInput('wishlistId', 'left out where galleryId is given', quote(wishlistId));
  if (webhookUrl != null && input.webhookEndpointId != null)
    throw badInput('webhookEndpointId', 'left out where webhookUrl is given', quote(input.webhookEndpointId));
  if (name != null && !isName(name.trim()))
    throw badInput('name', `1 to ${maxTextLength} characters, none of control`, quote(name));
  if (reuseWithin != null && reuseWithin > ctx.config.maxTtlMs)
    throw badInput(
      'reuseWithin',
      `at most ${formatDuration(ctx.config.maxTtlMs)}`,
      formatDuration(reuseWithin),
    );
  const checked = {
    clientId: clientId == null ? null : checkClientId(clientId),
    name: name?.trim() ?? null,
    recipes: checkRecipes(ctx, recipes && recipes.length > 0 ? recipes : [{}]),
    imageLifeMs: checkLife(ctx, input),
    reuseWithinMs: reuseWithin ?? null,
  };
  const gallery = galleryId == null ? null : await requireNode(ctx, 'Gallery', galleryId);
  const wishlist = wishlistId == null ? null : await requireNode(ctx, 'Wishlist', wishlistId);
  return {
    ...checked,
    galleryId: gallery?.id ?? null,
    wishlistId: wishlist?.id ?? null,
    webhookUrl: webhookUrl ?? null,
    webhookEndpointId: await findEndpointId(ctx, input),
  };
}

async function findEndpointId(
  ctx: Context,
  { webhookEndpointId: id }: CreateBatchInput,
): Promise<string | null> {
  if (id == null) return null;
  const endpoint = await requireNode(ctx, 'WebhookEndpoint', id);
  requireActive(endpoint);
  return endpoint.id;
}
