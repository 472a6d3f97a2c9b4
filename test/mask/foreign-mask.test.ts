import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
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

test('a link shows what was made with a mask, and nothing of the mask', async () => {
  const { createGallery } = await owner.get<{ createGallery: { gallery: { id: string; slug: string } } }>(
    'mutation { createGallery(input: { name: "Lake", visibility: UNLISTED }) { gallery { id slug } } }',
  );
  const { id, slug } = createGallery.gallery;
  await owner.get(
    `mutation { moveImages(input: { ids: ["${ids.Image}"], galleryId: "${id}" }) { images { id } } }`,
  );
  const guest = createTestClient(app.url);
  const { data } = await guest.ask<{ gallery: { images: { nodes: { id: string; masks: unknown }[] } } }>(
    `{ gallery(slug: "${slug}") { images { nodes { id agreement needsReview masks { nodes { id label } }
        preview { id recipe { masks { maskId } } } thumbnail { id } } } } }`,
  );
  const [shown] = data!.gallery.images.nodes;
  expect(shown!.id).toBe(ids.Image);
  expect(JSON.stringify(data)).not.toContain(mask.id);
  expect(JSON.stringify(data)).not.toContain('secret');
  await guest.close();
});

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
