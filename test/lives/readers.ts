import { expect } from 'vitest';
import type { TestClient } from '../client.ts';
import { readZip } from '../zip.ts';
import { isGalleryThere, isLinkOpen, isMaskThere, isSeenBy, isThere, type Model } from './model.ts';
import type { World } from './world.ts';

const sorted = (ids: readonly string[]) => ids.toSorted();
const visible = ({ model }: World) =>
  model.images.filter((image) => isThere(model, image)).map(({ id }) => id);

/** A URL ends when its picture was to end when it was given, or within the hour through a link; a longer life gives another. */
const isFresh = ({ now }: Model, url: string) =>
  Number(new URL(url).searchParams.get('expires')) * 1000 > now;

/** What a subscription tells until it has told the past; null for an error in its place. */
async function readEvents(client: TestClient, field: string, args: string, fields: string) {
  const told: unknown[] = [];
  for await (const { data } of client.subscribe<Record<string, { isCaughtUp?: boolean }>>(
    `subscription { ${field}(${args}) ${fields} }`,
  )) {
    const event = data?.[field] ?? null;
    told.push(event);
    if (event?.isCaughtUp !== false) break;
  }
  return told;
}

interface Nodes {
  nodes: { id: string; image?: { id: string } | null }[];
}

/** Every way to look at what may be gone: each says what it sees, and what the model says it must. */
export const readers: Record<string, (world: World) => Promise<void>> = {
  async image({ owner, model }) {
    for (const image of model.images) {
      const { data } = await owner.ask<{ image: object | null }>(`{ image(id: "${image.id}") { id } }`);
      expect([image.id, data?.image != null]).toEqual([image.id, isThere(model, image)]);
    }
  },

  async images(world) {
    const { images } = await world.owner.get<{ images: Nodes }>('{ images(first: 100) { nodes { id } } }');
    expect(sorted(images.nodes.map(({ id }) => id))).toEqual(sorted(visible(world)));
  },

  async nodes({ owner, model }) {
    const ids = model.images.map(({ id }) => id);
    const { nodes } = await owner.get<{ nodes: (object | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
    );
    expect(nodes.map((node) => node !== null)).toEqual(model.images.map((image) => isThere(model, image)));
  },

  async jobs(world) {
    const { jobs } = await world.owner.get<{ jobs: Nodes }>(
      '{ jobs(first: 100) { nodes { id image { id } } } }',
    );
    const seen = new Set(jobs.nodes.flatMap(({ image }) => image?.id ?? []));
    expect(sorted([...seen])).toEqual(sorted(visible(world)));
  },

  async expiringImages(world) {
    const { expiringImages } = await world.owner.get<{ expiringImages: Nodes }>(
      '{ expiringImages(first: 100, within: "P365D") { nodes { id } } }',
    );
    expect(sorted(expiringImages.nodes.map(({ id }) => id))).toEqual(sorted(visible(world)));
  },

  async galleries({ owner, model, galleryIds }) {
    const { galleries } = await owner.get<{ galleries: Nodes }>('{ galleries(first: 100) { nodes { id } } }');
    const there = galleryIds.filter((_id, i) => isGalleryThere(model, i));
    expect(sorted(galleries.nodes.map(({ id }) => id))).toEqual(sorted(there));
  },

  async gallery({ owner, model, slugs }) {
    for (const [i, slug] of slugs.entries()) {
      const { data } = await owner.ask<{ gallery: { imageCount: number; images: Nodes } | null }>(
        `{ gallery(slug: "${slug}") { imageCount images(first: 100) { nodes { id } } } }`,
      );
      expect([slug, data?.gallery != null]).toEqual([slug, isGalleryThere(model, i)]);
      if (!data?.gallery) continue;
      const there = model.images.filter((image) => image.gallery === i && isThere(model, image));
      expect(sorted(data.gallery.images.nodes.map(({ id }) => id))).toEqual(
        sorted(there.map(({ id }) => id)),
      );
      expect(data.gallery.imageCount).toBe(there.length);
    }
  },

  async link({ stranger, model, linkSlugs, linkUrls }) {
    for (const [i, slug] of linkSlugs.entries()) {
      const link = model.links[i]!;
      const { data } = await stranger.ask<{
        gallery: { imageCount: number; images: { nodes: { id: string; url: string }[] } } | null;
      }>(`{ gallery(slug: "${slug}") { imageCount images(first: 100) { nodes { id url } } } }`);
      expect([slug, data?.gallery != null]).toEqual([slug, isLinkOpen(model, link)]);
      if (!data?.gallery) continue;
      const seen = model.images.filter((image) => isSeenBy(model, link, image)).map(({ id }) => id);
      expect(sorted(data.gallery.images.nodes.map(({ id }) => id))).toEqual(sorted(seen));
      expect(data.gallery.imageCount).toBe(seen.length);
      for (const { id, url } of data.gallery.images.nodes) linkUrls.set(`${i} ${id}`, url);
    }
  },

  async page({ bed, model, linkSlugs }) {
    for (const [i, slug] of linkSlugs.entries()) {
      const link = model.links[i]!;
      const answer = await fetch(`${bed.app.url}/g/${slug}`);
      const html = await answer.text();
      expect([slug, answer.status === 200]).toEqual([slug, isLinkOpen(model, link)]);
      if (answer.status !== 200) expect([404, 410]).toContain(answer.status);
      const seen = model.images.filter((image) => isSeenBy(model, link, image)).map(({ id }) => id);
      expect(sorted([...new Set(html.match(/img_[a-z0-9]{26}/g))])).toEqual(sorted(seen));
      // Nobody works here: no picture has the preview that would be shown.
      const cover = await fetch(`${bed.app.url}/g/${slug}/cover`, { redirect: 'manual' });
      expect(cover.status).toBe(404);
    }
  },

  async imageUpdated({ owner, model }) {
    for (const image of model.images) {
      const [first] = await readEvents(owner, 'imageUpdated', `id: "${image.id}"`, '{ id }');
      expect([image.id, first]).toEqual([image.id, isThere(model, image) ? { id: image.id } : null]);
    }
  },

  async galleryUpdated({ stranger, model, linkSlugs }) {
    for (const [i, slug] of linkSlugs.entries()) {
      const link = model.links[i]!;
      const fields = '{ gallery { imageCount } image { id } isCaughtUp }';
      const events = await readEvents(stranger, 'galleryUpdated', `slug: "${slug}"`, fields);
      const seen = model.images.filter((image) => isSeenBy(model, link, image)).map(({ id }) => id);
      expect([slug, events.at(-1) != null]).toEqual([slug, isLinkOpen(model, link)]);
      for (const told of events as { gallery: object; image: { id: string } | null }[]) {
        if (!told) continue;
        expect(told.gallery).toEqual({ imageCount: seen.length });
        if (told.image) expect(seen).toContain(told.image.id);
      }
    }
  },

  async files({ model, urls }) {
    for (const [i, url] of urls.entries()) {
      const answer = await fetch(url, { method: 'HEAD' });
      const image = model.images[i]!;
      expect([image.id, answer.status === 200]).toEqual([
        image.id,
        isThere(model, image) && isFresh(model, url),
      ]);
      if (answer.status !== 200) expect([404, 410]).toContain(answer.status);
    }
  },

  async masks({ owner, model }) {
    for (const mask of model.masks) {
      const { data } = await owner.ask<{ mask: object | null }>(`{ mask(id: "${mask.id}") { id } }`);
      expect([mask.id, data?.mask != null]).toEqual([mask.id, isMaskThere(model, mask)]);
    }
    for (const image of model.images.filter((one) => isThere(model, one))) {
      const { data } = await owner.ask<{ image: { masks: Nodes } }>(
        `{ image(id: "${image.id}") { masks(first: 100) { nodes { id } } } }`,
      );
      const there = model.masks.filter((mask) => mask.image === image && isMaskThere(model, mask));
      expect(sorted(data!.image.masks.nodes.map(({ id }) => id))).toEqual(sorted(there.map(({ id }) => id)));
    }
  },

  async maskFiles({ model, maskUrls }) {
    for (const [i, url] of maskUrls.entries()) {
      const mask = model.masks[i]!;
      const { status } = await fetch(url, { method: 'HEAD' });
      expect([mask.id, status]).toEqual([
        mask.id,
        isMaskThere(model, mask) && isFresh(model, url) ? 200 : 410,
      ]);
    }
  },

  async linkFiles({ model, linkUrls }) {
    for (const [name, url] of linkUrls) {
      const [link, id] = name.split(' ');
      const image = model.images.find((one) => one.id === id)!;
      const isSeen = isSeenBy(model, model.links[Number(link)]!, image);
      const { status } = await fetch(url, { method: 'HEAD' });
      expect([name, status === 200]).toEqual([name, isSeen && isFresh(model, url)]);
    }
  },

  async downloads({ owner, model, galleryIds }) {
    for (const [i, id] of galleryIds.entries()) {
      const there = model.images.filter((image) => image.gallery === i && isThere(model, image));
      const { data } = await owner.ask<{ createDownload: { url: string } | null }>(
        `mutation { createDownload(input: { gallery: { galleryId: "${id}", files: ORIGINALS } }) { url } }`,
      );
      const isMade = isGalleryThere(model, i) && there.length > 0;
      expect([id, data?.createDownload != null]).toEqual([id, isMade]);
      if (!data?.createDownload) continue;
      const answer = await fetch(data.createDownload.url);
      expect(await readZip(new Uint8Array(await answer.arrayBuffer()))).toHaveLength(there.length);
    }
  },
};
