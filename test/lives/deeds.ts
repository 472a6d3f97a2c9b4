import { expect } from 'vitest';
import { hideEnded } from '../../src/services/keeping/hide.ts';
import { addImage, codeOf, createGallery, createLink, move, sendAsGuest } from '../gallery/gallery-bed.ts';
import { runPurge, runSweep } from '../purge.ts';
import { maskDeeds } from './mask-deeds.ts';
import { isGalleryThere, isThere, type Model, nextEnd, restoreGallery, restoreImage } from './model.ts';
import { inIso, lifeOf, minute, pick, type World } from './world.ts';

/** A step, with numbers that say to what and how much. */
export interface Step {
  deed: keyof typeof deeds;
  a: number;
  b: number;
}

/** What can be done, to the server and to the model. */
export const deeds = {
  async createGallery({ owner, model, slugs, galleryIds }: World, { a, b }: Step) {
    const lifeMs = b % 2 === 0 ? lifeOf(a) : null;
    const made = await createGallery(owner, lifeMs ? { expiresIn: inIso(lifeMs) } : {});
    slugs.push(made.slug);
    galleryIds.push(made.id);
    model.galleries.push({ end: lifeMs && model.now + lifeMs, deletedAt: null });
  },

  async upload(world: World, { a, b }: Step) {
    const { owner, model, galleryIds } = world;
    const index = b % (galleryIds.length + 1) === galleryIds.length ? null : b % (galleryIds.length + 1);
    if (index !== null && !isGalleryThere(model, index)) return;
    const id = await addImage(owner, index === null ? null : galleryIds[index]!, {
      expiresIn: inIso(lifeOf(a)),
    });
    await keep(world, {
      id,
      own: model.now + lifeOf(a),
      gallery: index,
      deletedAt: null,
      awaits: false,
    });
  },

  async guestUpload(world: World, { a }: Step) {
    const { bed, model, linkSlugs, links } = { ...world, links: world.model.links };
    const index = a % Math.max(1, links.length);
    const link = links[index];
    if (!link) return;
    const { data, errors } = await sendAsGuest(bed.app, { slug: linkSlugs[index]! });
    const isOpen = !link.isDead && (link.end === null || link.end > model.now);
    if (!isOpen || !isGalleryThere(model, link.gallery))
      return void expect(codeOf({ errors })).toBeOneOf(['GONE', 'NOT_FOUND']);
    const { id } = data!.uploadImage.image;
    // By the link's own life; those made by an odd number are reviewed.
    await keep(world, {
      id,
      own: model.now + 30 * minute,
      gallery: link.gallery,
      deletedAt: null,
      awaits: index % 2 === 1,
    });
  },

  async approve({ owner, model }: World, { a }: Step) {
    const image = pick(model.images, a);
    if (!image) return;
    await owner.get(`mutation { approveImages(input: { ids: ["${image.id}"] }) { notFoundIds } }`);
    if (isThere(model, image)) image.awaits = false;
  },

  async move({ owner, model, galleryIds }: World, { a, b }: Step) {
    const image = pick(model.images, a);
    const index = b % (galleryIds.length + 1) === galleryIds.length ? null : b % (galleryIds.length + 1);
    if (!image || (index !== null && !isGalleryThere(model, index))) return;
    await move(owner, { ids: [image.id], galleryId: index === null ? null : galleryIds[index] });
    if (isThere(model, image)) image.gallery = index;
  },

  async extend({ owner, model }: World, { a, b }: Step) {
    const image = pick(model.images, a);
    if (!image) return;
    await owner.get(
      `mutation { extendImages(input: { ids: ["${image.id}"], expiresIn: "${inIso(lifeOf(b))}" }) { notFoundIds } }`,
    );
    if (isThere(model, image)) image.own = model.now + lifeOf(b);
  },

  async endGallery({ owner, model, galleryIds }: World, { a, b }: Step) {
    const index = a % Math.max(1, galleryIds.length);
    if (!galleryIds[index] || !isGalleryThere(model, index)) return;
    const end = b % 4 === 3 ? null : model.now + lifeOf(b);
    await owner.get(
      'mutation ($input: UpdateGalleryInput!) { updateGallery(input: $input) { gallery { id } } }',
      {
        input: {
          id: galleryIds[index],
          ...(end === null ? { neverExpires: true } : { expiresAt: new Date(end) }),
        },
      },
    );
    model.galleries[index]!.end = end;
  },

  async deleteImage({ owner, model }: World, { a }: Step) {
    const image = pick(model.images, a);
    if (!image) return;
    await owner.get(`mutation { deleteImages(input: { ids: ["${image.id}"] }) { deletedIds } }`);
    if (isThere(model, image)) image.deletedAt = model.now;
  },

  async restoreImage({ owner, model }: World, { a }: Step) {
    const image = pick(model.images, a);
    if (!image) return;
    await owner.get(`mutation { restoreImages(input: { ids: ["${image.id}"] }) { notFoundIds } }`);
    restoreImage(model, image);
  },

  async deleteGallery({ owner, model, galleryIds }: World, { a, b }: Step) {
    const index = a % Math.max(1, galleryIds.length);
    if (!galleryIds[index] || !isGalleryThere(model, index)) return;
    const keeps = b % 2 === 0;
    await owner.get(
      `mutation { deleteGallery(input: { id: "${galleryIds[index]}", images: ${keeps ? 'KEEP' : 'DELETE'} }) { deletedId } }`,
    );
    for (const image of model.images) {
      if (image.gallery !== index || !isThere(model, image)) continue;
      if (keeps) image.gallery = null;
      else image.deletedAt = model.now;
    }
    for (const link of model.links) if (link.gallery === index) link.isDead = true;
    model.galleries[index]!.deletedAt = model.now;
  },

  async restoreGallery({ owner, model, galleryIds }: World, { a }: Step) {
    const index = a % Math.max(1, galleryIds.length);
    if (!galleryIds[index]) return;
    await owner.ask(`mutation { restoreGallery(input: { id: "${galleryIds[index]}" }) { gallery { id } } }`);
    restoreGallery(model, index);
  },

  ...maskDeeds,

  async createLink({ owner, model, galleryIds, linkSlugs, linkIds }: World, { a, b }: Step) {
    const index = a % Math.max(1, galleryIds.length);
    if (!galleryIds[index] || !isGalleryThere(model, index)) return;
    const lifeMs = b % 2 === 0 ? lifeOf(b) : null;
    const made = await createLink(owner, galleryIds[index]!, {
      canGetOriginals: true,
      upload: { imageTtl: 'PT30M', needsApproval: linkIds.length % 2 === 1 },
      ...(lifeMs && { expiresIn: inIso(lifeMs) }),
    });
    linkSlugs.push(made.slug);
    linkIds.push(made.id);
    model.links.push({ gallery: index, end: lifeMs && model.now + lifeMs, isDead: false });
  },

  async revoke({ owner, model, linkIds }: World, { a }: Step) {
    const index = a % Math.max(1, linkIds.length);
    if (!linkIds[index]) return;
    await owner.ask(`mutation { revokeGalleryLink(input: { id: "${linkIds[index]}" }) { link { id } } }`);
    model.links[index]!.isDead = true;
  },

  async wait({ model }: World, { a }: Step) {
    model.now += lifeOf(a);
  },

  /** To the instant at which the next thing ends, or to the millisecond before. */
  async waitForEnd({ model }: World, { a }: Step) {
    const end = nextEnd(model);
    if (end !== null) model.now = a % 2 === 0 ? end : Math.max(model.now, end - 1);
  },

  /** A change whose database dies at one of its statements has changed nothing. */
  async crash(world: World, { a, b }: Step) {
    const deed = crashable[b % crashable.length]!;
    await world.bed.crashAt(1 + (a % 6), () => deeds[deed](world, { deed, a: b, b: a }));
  },

  /** And a purge that dies at one has done a part, which is no lie. */
  async crashPurge({ bed }: World, { a, b }: Step) {
    const ctx = bed.app.contexts.forSystem();
    await bed.crashAt(1 + a, () => (b % 2 === 0 ? hideEnded(ctx) : runPurge(bed.app)));
  },

  hide: async ({ bed }: World) => void (await hideEnded(bed.app.contexts.forSystem())),

  /** It may fail half way, and whatever it has done by then is no lie. */
  async reap({ bed }: World, { a }: Step) {
    bed.failDeletes(a % 3);
    await runPurge(bed.app).finally(() => bed.failDeletes(0));
  },

  sweep: async ({ bed }: World) => void (await runSweep(bed.app.contexts.forSystem())),
} satisfies Record<string, (world: World, step: Step) => Promise<void>>;

/** Those that say it if they have failed. */
const crashable = [
  'approve',
  'move',
  'extend',
  'endGallery',
  'deleteImage',
  'restoreImage',
  'deleteGallery',
  'deleteMask',
  'restoreMask',
] as const;

async function keep(world: World, image: Model['images'][number]): Promise<void> {
  const { image: read } = await world.owner.get<{ image: { url: string } }>(
    `{ image(id: "${image.id}") { url } }`,
  );
  world.model.images.push(image);
  world.urls.push(read.url);
}

export async function take(world: World, step: Step): Promise<void> {
  await deeds[step.deed](world, step);
  world.bed.setNow(world.model.now);
}
