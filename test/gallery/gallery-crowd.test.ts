import { afterAll, beforeAll, expect, test } from 'vitest';
import { recountGalleries } from '../../src/services/keeping/recount-galleries.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';
import {
  addImage,
  createGallery,
  createLink,
  type MadeLink,
  moveMutation,
  openStranger,
  sendAsGuest,
} from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const workers = 8;
const rounds = 6;

test('whatever is done to galleries at once, nobody is refused for it and the counts are right', async () => {
  const galleries = [await createGallery(owner), await createGallery(owner)];
  const links = await Promise.all(galleries.map(({ id }) => createLink(owner, id, { upload: {} })));
  const ids = await Promise.all(galleries.flatMap(({ id }) => [1, 2, 3, 4].map(() => addImage(owner, id))));
  let seed = 7;
  const pick = <T>(list: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return list[Math.floor(seed / 65_536) % list.length]!;
  };
  const some = () => [pick(ids), pick(ids), pick(ids)];
  const ask = (query: string, variables = {}) => owner.ask(query, variables);
  const deeds = [
    () => ask(moveMutation, { input: { ids: some(), galleryId: pick(galleries).id } }),
    () => ask(moveMutation, { input: { ids: some() } }),
    () =>
      ask('mutation ($ids: [ID!]!) { deleteImages(input: { ids: $ids }) { deletedIds } }', { ids: some() }),
    () =>
      ask('mutation ($ids: [ID!]!) { restoreImages(input: { ids: $ids }) { notFoundIds } }', { ids: some() }),
    () =>
      ask(
        'mutation ($ids: [ID!]!) { extendImages(input: { ids: $ids, expiresIn: "P9D" }) { heldBackIds } }',
        {
          ids: some(),
        },
      ),
    () =>
      ask(
        'mutation ($id: ID!) { updateGallery(input: { id: $id, expiresAt: "2099-01-01T00:00:00Z" }) { gallery { id } } }',
        {
          id: pick(galleries).id,
        },
      ),
    () => sendAsGuest(app, pick(links)),
    () =>
      ask(
        'mutation ($ids: [ID!]!, $to: ID) { copyImages(input: { ids: $ids, galleryId: $to }) { notFoundIds } }',
        {
          ids: [pick(ids)],
          to: pick(galleries).id,
        },
      ),
  ];
  const answers = await Promise.all(
    Array.from({ length: workers }, async () => {
      const codes: unknown[] = [];
      for (let i = 0; i < rounds; i++) codes.push((await pick(deeds)()).errors?.[0]?.extensions.code);
      return codes;
    }),
  );
  expect(answers.flat().filter((code) => code !== undefined)).toEqual([]);
  const counts = await runSql(
    app,
    `select all_images = (select count(*) from image where gallery_id = gallery.id and gone_at is null) as "isRight",
       awaiting_images from gallery`,
  );
  expect(counts).toEqual(galleries.map(() => ({ isRight: true, awaiting_images: 0 })));
}, 120_000);

test('guests announce and send while a purge takes what they have announced in vain', async () => {
  const { id } = await createGallery(owner);
  const links = await Promise.all([1, 2].map(() => createLink(owner, id, { upload: {} })));
  const stranger = openStranger(app);
  const announce = ({ slug }: MadeLink) =>
    stranger.ask('mutation ($input: CreateUploadInput!) { createUpload(input: $input) { wasKnown } }', {
      input: { filename: 'a.jpg', mimeType: 'image/jpeg', byteSize: 9, link: { slug } },
    });
  const twice = [...links, ...links];
  for (let round = 0; round < 4; round++) {
    await Promise.all(twice.map(announce));
    await runSql(app, "update pending_upload set expires_at = now() - interval '1 second'");
    const answers = await Promise.all([
      ...twice.flatMap((link) => [announce(link), sendAsGuest(app, link)]),
      purgeNow(app).then(() => ({ errors: undefined })),
    ]);
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  }
  const counts = await runSql(
    app,
    `select used_images - (select count(*) from pending_upload where via_link_id = link.id) as sent,
       (select count(*)::int from image where via_link_id = link.id) as images from gallery_link link where gallery_id = $1`,
    [id],
  );
  expect(counts).toEqual(links.map(() => ({ sent: '8', images: 8 })));
});

test('a count that a hand has moved is repaired once a day', async () => {
  await runSql(app, 'update gallery set all_images = all_images + 5');
  const ctx = app.contexts.forSystem();
  expect(await recountGalleries(ctx)).toEqual({ galleries: 3, repaired: 3 });
  expect(await recountGalleries(ctx)).toEqual({ galleries: 3, repaired: 0 });
});
