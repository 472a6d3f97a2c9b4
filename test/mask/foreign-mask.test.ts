import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
import { createGallery, createLink, move } from '../gallery/gallery-bed.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, putBytes } from '../presigned.ts';
import { askMask, createMask, dab, type MaskAnswer, unknownId } from './mask-client.ts';

const picture = await makePicture({ width: 96, height: 64 });

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let ids: Record<'Image' | 'Mask' | 'Rendition' | 'PendingUpload', string>;
let ownImage: string;
let mask: MaskAnswer;

beforeAll(async () => {
  app = await startTestApp();
  [owner, stranger] = [await signUp(app.url), await signUp(app.url)];
  ownImage = (await stranger.upload(picture)).data!.uploadImage.image.id;
  const { data } = await owner.upload(picture, { recipes: [{ output: { format: 'PNG' } }] });
  const { image, jobs } = data!.uploadImage;
  for (const { id } of jobs) await watchToEnd(owner, id);
  mask = await createMask(owner, { imageId: image.id, label: 'secret', strokes: [dab('a', 0.5, 0.5)] });
  const { job } = await owner.get<{ job: { rendition: { id: string } } }>(
    `{ job(id: "${jobs.at(-1)!.id}") { rendition { id } } }`,
  );
  const { upload, target } = await announceUpload(owner, picture);
  await putBytes(target, picture);
  ids = { Image: image.id, Mask: mask.id, Rendition: job.rendition.id, PendingUpload: upload.id };
});
afterAll(async () => {
  await owner.close();
  await stranger.close();
  await app.close();
});

const inputs = {
  Image: (imageId: string) => ({ imageId }),
  Mask: (maskId: string) => ({ imageId: ownImage, maskId }),
  Rendition: (renditionId: string) => ({ imageId: ownImage, renditionId }),
  PendingUpload: (uploadId: string) => ({ imageId: ownImage, uploadId }),
};

test.each(['Image', 'Mask', 'Rendition', 'PendingUpload'] as const)(
  'createMask tells no more of a foreign %s than of one that never was',
  async (name) => {
    const ask = async (id: string) =>
      JSON.stringify((await askMask(stranger, inputs[name](id))).errors).replaceAll(id, 'id');
    const foreign = await ask(ids[name]);
    expect(foreign).toContain('NOT_FOUND');
    expect(foreign).toBe(await ask(unknownId(name)));
  },
);

const recipeIn = (maskId: string) => ({ masks: [{ maskId, mode: 'KEEP' }] });

test.each([
  [
    'processImage',
    'mutation ($recipe: RecipeInput!, $id: ID!) { processImage(input: { imageId: $id, recipe: $recipe }) { job { id } } }',
  ],
  [
    'processImages',
    'mutation ($recipe: RecipeInput!, $id: ID!) { processImages(input: { imageIds: [$id], recipes: [$recipe] }) { jobs { id } } }',
  ],
  [
    'Image.rendition',
    'query ($recipe: RecipeInput!, $id: ID!) { image(id: $id) { rendition(recipe: $recipe) { id } } }',
  ],
])('%s tells no more of a foreign mask than of one that never was', async (_name, document) => {
  const ask = async (maskId: string) => {
    const { data, errors } = await stranger.ask(document, { recipe: recipeIn(maskId), id: ownImage });
    return JSON.stringify([data, errors]).replaceAll(maskId, 'id');
  };
  const foreign = await ask(mask.id);
  expect(foreign).toContain('NOT_FOUND');
  expect(foreign).toBe(await ask(unknownId('Mask')));
});

test('an upload cannot name the mask of another image', async () => {
  const { errors } = await owner.upload(picture, { recipes: [recipeIn(mask.id)] });
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('a link shows nothing of a mask, beside what its owner sees', async () => {
  const { id, slug } = await createGallery(owner);
  await move(owner, { ids: [ids.Image], galleryId: id });
  const recipe = { output: { format: 'PNG' }, ...recipeIn(mask.id) };
  const { processImage } = await owner.get<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId: ids.Image, recipe } },
  );
  await watchToEnd(owner, processImage.job.id);
  const document = `{ gallery(slug: "${slug}") { images(first: 1) { nodes { id agreement needsReview
    masks(first: 1) { nodes { id label url strokes(first: 1) { nodes { id } } versions(first: 1) { nodes { sha256 } } image { id } } }
    renditions(first: 1) { nodes { id agreement recipe { masks { maskId } } } } cutout { id }
    preview { id recipe { masks { maskId } } } thumbnail { id } } } } }`;
  const seen = await owner.get<Shown>(document);
  expect(seen.gallery.images.nodes[0]!.masks!.nodes).toMatchObject([{ id: mask.id, label: 'secret' }]);
  expect(seen.gallery.images.nodes[0]!.renditions!.nodes[0]!.recipe).toEqual({
    masks: [{ maskId: mask.id }],
  });
  const link = await createLink(owner, id, { canGetOriginals: true });
  const guest = createTestClient(app.url);
  const { data } = await guest.ask<Shown>(document.replace(slug, link.slug));
  expect(data!.gallery.images.nodes).toMatchObject([
    { id: ids.Image, masks: null, renditions: null, cutout: null, agreement: null, needsReview: false },
  ]);
  const told = JSON.stringify(data);
  for (const secret of [mask.id, 'secret', processImage.job.id, '/masks/'])
    expect(told).not.toContain(secret);
  for (const field of [`mask(id: "${mask.id}") { id }`, `node(id: "${mask.id}") { id }`]) {
    const asked = await guest.ask<Record<string, object | null>>(
      `{ ${field} gallery(slug: "${link.slug}") { id } }`,
    );
    expect(asked.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(JSON.stringify(asked.data)).not.toContain(mask.id);
  }
  await guest.close();
});

interface Shown {
  gallery: {
    images: {
      nodes: {
        masks: { nodes: object[] } | null;
        renditions: { nodes: { recipe: object }[] } | null;
      }[];
    };
  };
}

test("what a guest sends is no mask of the gallery's owner", async () => {
  const { createGallery } = await owner.get<{ createGallery: { gallery: { id: string } } }>(
    'mutation { createGallery(input: { name: "Lake" }) { gallery { id } } }',
  );
  const { createGalleryLink } = await owner.get<{ createGalleryLink: { link: { slug: string } } }>(
    `mutation { createGalleryLink(input: { galleryId: "${createGallery.gallery.id}", upload: {} }) { link { slug } } }`,
  );
  const guest = createTestClient(app.url);
  const link = { slug: createGalleryLink.link.slug };
  const { upload, target } = await announceUpload(guest, picture, { link, clientId: 'a-guest-of-some-kind' });
  await putBytes(target, picture);
  const { errors } = await askMask(owner, { imageId: ids.Image, uploadId: upload.id });
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  await guest.close();
});

test('a signature of one mask opens no other', async () => {
  const other = await createMask(owner, { imageId: ids.Image, strokes: [dab('b', 0.2, 0.2)] });
  const url = new URL(mask.url);
  expect((await fetch(url)).status).toBe(200);
  url.pathname = url.pathname.replace(mask.id, other.id);
  expect((await fetch(url)).status).toBe(403);
  const files = new URL(mask.url);
  files.pathname = files.pathname.replace('/masks/', '/files/');
  expect((await fetch(files)).status).toBe(403);
});
