import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { countReads } from '../live/reads.ts';
import { makePicture } from '../picture.ts';
import { sendPresigned } from '../presigned.ts';

const picture = await makePicture({ width: 120, height: 90 });

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

/** The id of an image whose only recipe is made. */
async function convert(filename: string, format: string): Promise<string> {
  const { image, jobs } = await sendPresigned(client, picture, {
    filename,
    recipes: [{ output: { format } }],
  });
  for (const { id } of jobs) await watchToEnd(client, id);
  return image.id;
}

interface Listed {
  image: { renditions: { nodes: { mimeType: string; downloadUrl: string | null }[] } };
}

const list = (id: string) =>
  client.get<Listed>(
    'query ($id: ID!) { image(id: $id) { renditions { nodes { mimeType downloadUrl } } } }',
    {
      id,
    },
  );

test('a rendition has a link that saves it under the name of its image, in its own format', async () => {
  const { image } = await list(await convert('a "holiday"/Élan.tar.jpeg', 'PNG'));
  const made = image.renditions.nodes.find(({ mimeType }) => mimeType === 'image/png');
  const response = await fetch(String(made?.downloadUrl));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="?.lan\.tar\.png"?; filename\*=UTF-8''%C3%89lan\.tar\.png$/,
  );
});

test('many links cost no more statements than one', async () => {
  const ids = [];
  for (const name of ['1.jpg', '2.jpg', '3.jpg']) ids.push(await convert(name, 'WEBP'));
  const count = async (first: number) => {
    const reads = await countReads(app, 'image');
    await client.get(
      'query ($first: Int!) { images(first: $first) { nodes { thumbnail { downloadUrl } preview { downloadUrl } } } }',
      { first },
    );
    return reads.count;
  };
  const once = await count(1);
  expect(once).toBeGreaterThan(0);
  expect(await count(3)).toBe(once);
});
