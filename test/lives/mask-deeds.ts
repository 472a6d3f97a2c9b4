import { picture } from '../gallery/gallery-bed.ts';
import { createMask, dab, sendMask } from '../mask/mask-client.ts';
import { isRestorable, isThere } from './model.ts';
import { pick, type World } from './world.ts';

interface Numbers {
  a: number;
  b: number;
}

/** What can be done with masks. */
export const maskDeeds = {
  /** Drawn, or over a file. */
  async createMask(world: World, { a, b }: Numbers) {
    const { owner, model } = world;
    const image = pick(model.images, a);
    if (!image || !isThere(model, image)) return;
    const input = { imageId: image.id, strokes: [dab('a', 0.5, 0.5)] };
    const { id, url } =
      b % 2 === 0
        ? await createMask(owner, input)
        : (await sendMask(owner, picture, input)).data!.createMask.mask;
    model.masks.push({ id, image, deletedAt: null });
    world.maskUrls.push(url);
  },

  async deleteMask({ owner, model }: World, { a }: Numbers) {
    const mask = pick(model.masks, a);
    if (!mask) return;
    await owner.get(`mutation { deleteMasks(input: { ids: ["${mask.id}"] }) { deletedIds } }`);
    if (mask.deletedAt === null && isThere(model, mask.image)) mask.deletedAt = model.now;
  },

  async restoreMask({ owner, model }: World, { a }: Numbers) {
    const mask = pick(model.masks, a);
    if (!mask) return;
    await owner.get(`mutation { restoreMasks(input: { ids: ["${mask.id}"] }) { notFoundIds } }`);
    if (isRestorable(model, mask) && isThere(model, mask.image)) mask.deletedAt = null;
  },
};
