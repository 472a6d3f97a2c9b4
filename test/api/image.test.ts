import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

const picture = await makePicture({ width: 640, height: 480 });

let app: TestApp;
let client: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
  stranger = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const upload = async (input: object = {}, from = client) => {
  const { image, jobs } = (await from.upload(picture, input)).data!.uploadImage;
  return { id: image.id, jobs };
};

const uploadAndWait = async (input: object = {}) => {
  const { id, jobs } = await upload(input);
  for (const job of jobs) await watchToEnd(client, job.id);
  return { id, jobs };
};

type Change = 'deleteImages' | 'restoreImages' | 'setImagesPublicUrls';

const answers = {
  deleteImages: 'ids: deletedIds notFoundIds',
  restoreImages: 'images { id } notFoundIds',
  setImagesPublicUrls: 'images { id } notFoundIds',
} satisfies Record<Change, string>;

/** The ids of what was changed. Each of the others is told to be not found. */
const change = async (mutation: Change, ids: string[], more = '') => {
  const { changed } = await client.get<{
    changed: { ids?: string[]; images?: { id: string }[]; notFoundIds: string[] };
  }>(
    `mutation ($ids: [ID!]!) { changed: ${mutation}(input: { ids: $ids ${more} }) { ${answers[mutation]} } }`,
    { ids },
  );
  const changedIds = changed.ids ?? changed.images!.map(({ id }) => id);
  expect(changed.notFoundIds).toEqual([...new Set(ids)].filter((id) => !changedIds.includes(id)));
  return changedIds;
};

const find = async (id: string) => {
  const { data, errors } = await client.ask<{ image: { id: string } | null }>(
    `{ image(id: "${id}") { id } }`,
  );
  return data?.image?.id ?? errors?.[0]?.extensions.code ?? null;
};

const listIds = async () =>
  (
    await client.get<{ images: { nodes: { id: string }[] } }>('{ images(first: 100) { nodes { id } } }')
  ).images.nodes.map(({ id }) => id);

interface Rendition {
  id: string;
  url: string;
  width: number;
  height: number;
  byteSize: number;
  compressionRatio: number;
  format: string;
  image: { id: string };
  recipe: { resize: { width: number } | null };
}

test('what is made of an image is found under it', async () => {
  const { id } = await uploadAndWait({
    recipes: [
      { removeBackground: {} },
      { removeBackground: {}, background: '#fff' },
      { output: { format: 'JPEG' } },
    ],
  });
  const { image } = await client.get<{
    image: Record<'thumbnail' | 'preview' | 'cutout' | 'exact' | 'never', Rendition | null> & {
      byteSize: number;
      renditions: { nodes: Rendition[] };
    };
  }>(
    `query ($id: ID!) { image(id: $id) { byteSize thumbnail { ...r } preview { ...r } cutout { ...r }
      exact: rendition(recipe: { output: { format: JPEG }, background: null }) { ...r }
      never: rendition(recipe: { output: { format: PNG } }) { ...r }
      renditions { nodes { ...r } } } }
    fragment r on Rendition { id url width height byteSize compressionRatio format image { id } recipe { resize { width } } }`,
    { id },
  );
  expect(image.thumbnail).toMatchObject({ width: 320, height: 240, recipe: { resize: { width: 320 } } });
  // It is smaller than 1600 px, and INSIDE never enlarges.
  expect(image.preview).toMatchObject({ width: 640, height: 480, recipe: { resize: { width: 1600 } } });
  expect(image.never).toBeNull();
  expect(image.renditions.nodes).toHaveLength(5);
  expect(image.renditions.nodes).toEqual(
    expect.arrayContaining([image.thumbnail, image.cutout, image.exact]),
  );
  for (const { compressionRatio, byteSize, image: of } of image.renditions.nodes) {
    expect(compressionRatio).toBeCloseTo(image.byteSize / byteSize);
    expect(of).toEqual({ id });
  }
  expect([image.exact?.format, image.thumbnail?.format]).toEqual(['JPEG', 'WEBP']);
  const { headers } = await fetch(image.cutout!.url);
  expect(headers.get('content-type')).toBe('image/webp');
});

test('a URL stays the same within a window, and has the name asked for', async () => {
  const { id } = await uploadAndWait();
  const ask = `{ image(id: "${id}") { url short: url(expiresIn: "PT1H")
    thumbnail { url named: url(downloadAs: "a cat.webp") } } }`;
  interface Urls {
    image: { url: string; short: string; thumbnail: { url: string; named: string } };
  }
  const first = await client.get<Urls>(ask);
  expect(await client.get<Urls>(ask)).toEqual(first);
  const { image } = first;
  const { headers } = await fetch(image.thumbnail.named);
  expect(headers.get('content-disposition')).toBe('attachment; filename="a cat.webp"');
  expect((await fetch(image.thumbnail.url)).headers.get('content-disposition')).toBeNull();
});

describe('deleting and restoring', () => {
  test('answers in the order asked, each once, and leaves out what is not there', async () => {
    const [a, b, c] = [await upload(), await upload(), await upload()].map(({ id }) => id) as [
      string,
      string,
      string,
    ];
    const foreign = (await upload({}, stranger)).id;
    const ids = [c, 'img_01m7yy1f5ee03spev3sf6jafe8', a, foreign, c, 'nonsense', 'a\u0000b', b];
    expect(await change('deleteImages', ids)).toEqual([c, a, b]);
    expect(await change('deleteImages', ids)).toEqual([]);
    expect(await find(a)).toBe('GONE');
    expect(await listIds()).not.toContain(a);
    expect(await change('restoreImages', [b, foreign, a])).toEqual([b, a]);
    expect(await change('restoreImages', [a])).toEqual([]);
    expect([await find(a), await find(c)]).toEqual([a, 'GONE']);
    expect((await listIds()).slice(0, 2)).toEqual([b, a]);
  });

  test('what was deleted has no URL any more, and its deletion answers without an error', async () => {
    const { id } = await uploadAndWait({ recipes: [{ removeBackground: {} }] });
    const ask = '{ jobs(first: 2) { nodes { image { id } rendition { url } } } }';
    const urls = JSON.stringify(await client.get(ask));
    expect(urls).toContain('http');
    expect(await change('deleteImages', [id])).toEqual([id]);
    const gone = { image: null, rendition: null };
    expect(await client.get(ask)).toEqual({ jobs: { nodes: [gone, gone] } });
  });

  test.each<Change>(['deleteImages', 'restoreImages', 'setImagesPublicUrls'])(
    '%s takes at most 100',
    async (mutation) => {
      const more = mutation === 'setImagesPublicUrls' ? ', hasPublicUrls: true' : '';
      const ids = Array.from({ length: 101 }, (_, i) => `img_${i}`);
      expect(await change(mutation, ids.slice(1), more)).toEqual([]);
      const { errors } = await client.ask(
        `mutation ($ids: [ID!]!) { ${mutation}(input: { ids: $ids ${more} }) { notFoundIds } }`,
        { ids },
      );
      expect(errors?.[0]?.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        isRetryable: false,
        params: { argument: 'input.ids', limit: 100 },
      });
    },
  );

  test('only within ten minutes, and not what has expired', async () => {
    const [late, soon, expired] = [await upload(), await upload(), await upload()].map(({ id }) => id);
    await change('deleteImages', [late!, soon!, expired!]);
    await runSql(
      app,
      "update image set gone_at = now() - interval '601 seconds', restorable_until = now() - interval '601 seconds' + interval '10 minutes' where id = $1",
      [late],
    );
    await runSql(
      app,
      "update image set gone_at = now() - interval '590 seconds', restorable_until = now() - interval '590 seconds' + interval '10 minutes' where id = $1",
      [soon],
    );
    await runSql(app, 'update image set expires_at = now() where id = $1', [expired]);
    expect(await change('restoreImages', [late!, soon!, expired!])).toEqual([soon]);
  });

  test('an image that was deleted before it was prepared is prepared after all', async () => {
    // A server without a worker: the job is still QUEUED when the image is deleted.
    const idle = await startTestApp({ work: false });
    const own = await signUp(idle.url);
    const { image, jobs } = (await own.upload(picture)).data!.uploadImage;
    const input = `input: { ids: ["${image.id}"] }`;
    await own.get(`mutation { deleteImages(${input}) { deletedIds } }`);
    const { restoreImages } = await own.get<{ restoreImages: { images: { jobs: { nodes: object[] } }[] } }>(
      `mutation { restoreImages(${input}) { images { jobs(first: 5) { nodes { id kind status } } } } }`,
    );
    expect(restoreImages.images[0]?.jobs.nodes).toEqual([
      { id: expect.any(String), kind: 'PREPARE_IMAGE', status: 'QUEUED' },
      { id: jobs[0]?.id, kind: 'PREPARE_IMAGE', status: 'CANCELED' },
    ]);
    await idle.close();
  });

  test('jobs of a deleted image show neither it nor its renditions, and no error', async () => {
    const { id, jobs } = await uploadAndWait({ recipes: [{ resize: { width: 50 } }] });
    const ask = `{ job(id: "${jobs[1]!.id}") { status image { id } rendition { id url } } }`;
    const before = await client.get<{ job: object }>(ask);
    expect(before.job).toMatchObject({ image: { id }, rendition: { url: expect.any(String) } });
    await change('deleteImages', [id]);
    expect(await client.get(ask)).toEqual({ job: { status: 'SUCCEEDED', image: null, rendition: null } });
    const { errors } = await client.ask(
      `mutation { retryJob(input: { id: "${jobs[1]!.id}" }) { job { id } } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
    await change('restoreImages', [id]);
    expect(await client.get(ask)).toMatchObject({ job: { image: { id } } });
  });
});

test('setImagesPublicUrls says of each image whether it is', async () => {
  const { id } = await upload();
  const isPublic = async () =>
    (await client.get<{ image: { hasPublicUrls: boolean } }>(`{ image(id: "${id}") { hasPublicUrls } }`))
      .image.hasPublicUrls;
  expect(await isPublic()).toBe(false);
  expect(await change('setImagesPublicUrls', [id], ', hasPublicUrls: true')).toEqual([id]);
  expect(await isPublic()).toBe(true);
  await change('setImagesPublicUrls', [id], ', hasPublicUrls: false');
  expect(await isPublic()).toBe(false);
});

test('an expired image is gone in queries, mutations and lists before it is purged', async () => {
  const { id } = await uploadAndWait();
  const { image } = await client.get<{ image: { thumbnail: { id: string } } }>(
    `{ image(id: "${id}") { thumbnail { id } } }`,
  );
  await runSql(app, 'update image set expires_at = now() where id = $1', [id]);
  expect(await find(id)).toBe('GONE');
  const { data, errors } = await client.ask(`{ node(id: "${image.thumbnail.id}") { id } }`);
  expect([data, errors?.[0]?.extensions.code]).toEqual([{ node: null }, 'GONE']);
  expect(await listIds()).not.toContain(id);
  expect(await change('deleteImages', [id])).toEqual([]);
});
