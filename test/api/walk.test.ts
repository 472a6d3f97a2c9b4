import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

interface Rendition {
  url: string;
  mimeType: string;
  width: number;
  height: number;
  byteSize: number;
}

const drawDisc = () =>
  sharp(
    Buffer.from(
      '<svg width="640" height="480"><rect width="640" height="480" fill="#9db"/><circle cx="320" cy="240" r="150" fill="#b32"/></svg>',
    ),
  )
    .jpeg()
    .toBuffer();

test('a picture goes in, its stages come live, its cutout can be downloaded', async () => {
  const { data } = await client.upload(await drawDisc(), { recipes: [{ removeBackground: {} }] });
  const [prepare, process] = data!.uploadImage.jobs;
  expect([prepare?.kind, process?.kind]).toEqual(['PREPARE_IMAGE', 'PROCESS_IMAGE']);

  const states = await watchToEnd(client, process!.id);
  expect(states.at(-1)).toMatchObject({ status: 'SUCCEEDED', stage: 'DONE', progress: 1, attempt: 1 });
  const progress = states.map((state) => state.progress);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(states.map((state) => state.stage)).toContain('SEGMENTING');
  await watchToEnd(client, prepare!.id);

  const { image } = await client.get<{
    image: Record<'thumbnail' | 'preview' | 'cutout', Rendition> & { placeholder: string };
  }>(
    `query ($id: ID!) { image(id: $id) { placeholder thumbnail { ...r } preview { ...r } cutout { ...r } } }
     fragment r on Rendition { url mimeType width height byteSize }`,
    { id: data!.uploadImage.image.id },
  );
  expect(image.placeholder).toMatch(/^data:image\/webp;base64,/);
  expect(image.thumbnail).toMatchObject({ width: 320, height: 240 });
  for (const rendition of [image.thumbnail, image.preview, image.cutout]) {
    const response = await fetch(rendition.url);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe(rendition.mimeType);
    expect(bytes.length).toBe(rendition.byteSize);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: rendition.width, height: rendition.height });
  }
  const cutout = await fetch(image.cutout.url).then((response) => response.arrayBuffer());
  expect((await sharp(cutout).stats()).isOpaque).toBe(false);
});
