import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient, watchToEnd } from '../client.ts';
import { completeImageUpload } from '../presigned.ts';
import { runSql } from '../sql.ts';
import { askEverything, askUrls } from './everything.ts';
import { hashUrl, hashZip } from './hash-url.ts';
import { loadOldData, type OldData } from './load-old-data.ts';
import { readSaid } from './said.ts';

const said = await readSaid();
let data: OldData;
let app: TestApp;
let clients: TestClient[];

beforeAll(async () => {
  data = await loadOldData();
  app = await startTestApp({ beside: data, work: false, env: { PURGE_CRON: '* * * * * *' } });
  clients = said.accounts.map(({ apiKey }) => createTestClient(app.url, apiKey));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await app.close();
  await data.remove();
});

const bothAccounts = said.accounts.map((account, n) => ({ ...account, n }));

test.each(bothAccounts)(
  'account $n is told of its pictures, renditions and jobs as before',
  async (account) => {
    expect(await askEverything(clients[account.n]!)).toEqual(account.everything);
  },
);

test.each(bothAccounts)('the key of account $n is its first, and the only one', async ({ n }) => {
  const { viewer } = await clients[n]!.get<{ viewer: { createdAt: string } }>(
    '{ viewer { createdAt apiKeys { name createdAt expiresAt isCurrent } } }',
  );
  const key = { name: null, createdAt: viewer.createdAt, expiresAt: null, isCurrent: true };
  expect(viewer).toMatchObject({ apiKeys: [key] });
});

const files = said.files.map((file) => ({ ...file, name: file.url.replace(/\?.*/, '') }));

test.each(files)('$name of before gives its bytes', async ({ url, sha256 }) => {
  expect(await hashUrl(app.url + url)).toBe(sha256);
});

test('the URLs of now give the same bytes', async () => {
  const urls = (await Promise.all(clients.map(askUrls))).flat();
  const hashes = await Promise.all(urls.map(hashUrl));
  expect(hashes.toSorted()).toEqual(said.files.map(({ sha256 }) => sha256).toSorted());
});

test('a zip that was asked for before has its files in it', async () => {
  expect(await hashZip(app.url + said.download.url)).toEqual(said.download.sha256);
});

const processImage = `mutation ($input: ProcessImageInput!) {
  processImage(input: $input) { job { id status rendition { id } } }
}`;

/** What is made in another way since there are qualities, and by no name as it was. */
const isMadeAnew = ({ recipe }: { recipe: { removeBackground?: { edgeTreatment?: string } | null } }) =>
  Boolean(recipe.removeBackground) && recipe.removeBackground?.edgeTreatment !== 'RAW';

const asked = said.asked.map((one) => ({ ...one, text: JSON.stringify(one.recipe) }));

test.each(asked.filter(isMadeAnew))('$text is made anew', async ({ account, imageId, recipe, jobId }) => {
  const { processImage: made } = await clients[account]!.get<{
    processImage: { job: { id: string; rendition: unknown } };
  }>(processImage, { input: { imageId, recipe } });
  expect(made.job.id).not.toBe(jobId);
  expect(made.job.rendition).toBeNull();
});

test.each(asked.filter((one) => !isMadeAnew(one)))(
  '$text, once made, is not made again',
  async ({ account, imageId, recipe, jobId }) => {
    const answer = await clients[account]!.get(processImage, { input: { imageId, recipe } });
    expect(answer).toMatchObject({ processImage: { job: { id: jobId, status: 'SUCCEEDED' } } });
  },
);

const stored = bothAccounts.flatMap(({ n, everything }) =>
  Object.entries(everything.renditions).flatMap(([imageId, renditions]) =>
    renditions.map((rendition) => ({ n, imageId, ...rendition })),
  ),
);

test.each(stored.filter((one) => !isMadeAnew(one)))(
  'the recipe that is stored with $id leads to it',
  async ({ n, imageId, recipe, id }) => {
    const query =
      'query ($id: ID!, $recipe: RecipeInput!) { image(id: $id) { rendition(recipe: $recipe) { id } } }';
    expect(await clients[n]!.get(query, { id: imageId, recipe })).toEqual({ image: { rendition: { id } } });
    const answer = await clients[n]!.get(processImage, { input: { imageId, recipe } });
    expect(answer).toMatchObject({ processImage: { job: { status: 'SUCCEEDED', rendition: { id } } } });
  },
);

test('what was deleted within its ten minutes comes back', async () => {
  const { restoreImages } = await clients[0]!.get<{
    restoreImages: { images: { sha256: string; url: string; renditions: { nodes: { url: string }[] } }[] };
  }>(
    `mutation ($ids: [ID!]!) { restoreImages(input: { ids: $ids }) {
      images { sha256 url renditions(first: 5) { nodes { url } } }
    } }`,
    { ids: [said.deletedImageId] },
  );
  const [image] = restoreImages.images;
  expect(await hashUrl(image!.url)).toBe(image!.sha256);
  expect(image!.renditions.nodes).toHaveLength(2);
  for (const { url } of image!.renditions.nodes) await hashUrl(url);
});

test('an upload that was announced before is taken', async () => {
  const { url, mimeType, base64, imageId } = said.upload;
  const body = new Uint8Array(Buffer.from(base64, 'base64'));
  const sent = await fetch(app.url + url, { method: 'PUT', headers: { 'content-type': mimeType }, body });
  expect(sent.ok).toBe(true);
  // What was an image that awaits its bytes is an upload of the same number now.
  const { data } = await completeImageUpload(clients[0]!, imageId.replace('img_', 'upl_'));
  expect(data?.completeImageUpload.image).toMatchObject({ status: 'READY' });
});

test('the jobs that were queued run to their end', async () => {
  app.work();
  const ends = await Promise.all(said.queuedJobIds.map((id) => watchToEnd(clients[0]!, id)));
  expect(ends.map((states) => states.at(-1))).toMatchObject(ends.map(() => ({ status: 'SUCCEEDED' })));
});

test('a matte that was kept before is that of a raw cutout now, and asks no model', async () => {
  const [client] = clients as [TestClient];
  const recipe = { removeBackground: { edgeTreatment: 'RAW' }, resize: { width: 33 } };
  const { processImage: made } = await client.get<{ processImage: { job: { id: string } } }>(processImage, {
    input: { imageId: asked[0]!.imageId, recipe },
  });
  await watchToEnd(client, made.job.id);
  const { job } = await client.get<{ job: { status: string; metrics: { stages: { stage: string }[] } } }>(
    'query ($id: ID!) { job(id: $id) { status metrics { stages { stage } } } }',
    { id: made.job.id },
  );
  expect(job.status).toBe('SUCCEEDED');
  expect(job.metrics.stages.map(({ stage }) => stage)).not.toContain('SEGMENTING');
});

test('an image whose time has come goes, with all that it took', async () => {
  const image = said.accounts[1]!.everything.images.find(({ status }) => status === 'READY');
  await runSql(data, 'update image set expires_at = now() where id = $1', [image!.id]);
  const query = '{ viewer { usage { images storedBytes } } }';
  await vi.waitFor(
    async () =>
      expect(await clients[1]!.get(query)).toEqual({ viewer: { usage: { images: 1, storedBytes: 0 } } }),
    { timeout: 20_000 },
  );
});
