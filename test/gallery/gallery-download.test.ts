import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import { readZip } from '../zip.ts';
import {
  addImage,
  codeOf,
  createGallery,
  createLink,
  type MadeGallery,
  openStranger,
  sendAsGuest,
} from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let gallery: MadeGallery;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app.url);
  stranger = openStranger(app);
  gallery = await createGallery(owner, { name: 'Lake / 2026' });
  for (const filename of ['b.jpg', 'a.jpg', 'b.jpg']) await addImage(owner, gallery.id, { filename });
  await vi.waitFor(async () => {
    const { gallery: found } = await owner.get<{
      gallery: { images: { nodes: { preview: object | null }[] } };
    }>(`{ gallery(slug: "${gallery.slug}") { images { nodes { preview { id } } } } }`);
    expect(found.images.nodes.every(({ preview }) => preview)).toBe(true);
  }, 20_000);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const create = (client: TestClient, input: object) =>
  client.ask<{ createDownload: { url: string; expiresAt: string } | null }>(
    'mutation ($gallery: GalleryDownloadInput) { createDownload(input: { gallery: $gallery }) { url expiresAt } }',
    { gallery: input },
  );
async function load(client: TestClient, input: object) {
  const { data } = await create(client, input);
  const answer = await fetch(data!.createDownload!.url);
  return { answer, entries: await readZip(new Uint8Array(await answer.arrayBuffer())) };
}

test('a gallery is one zip in its order, under the names of its pictures', async () => {
  const { answer, entries } = await load(owner, { galleryId: gallery.id, files: 'ORIGINALS' });
  expect(answer.headers.get('content-disposition')).toContain('2026.zip');
  expect(entries.map(({ name }) => name)).toEqual(['b.jpg', 'a.jpg', 'b (2).jpg']);
  const previews = await load(owner, { galleryId: gallery.id });
  expect(previews.entries.map(({ name }) => name)).toEqual(['b.webp', 'a.webp', 'b (2).webp']);
});

test('through a link it has what that shows, and originals only if it gives them', async () => {
  const link = await createLink(owner, gallery.id, { upload: { needsApproval: true } });
  const full = await createLink(owner, gallery.id, { canGetOriginals: true });
  const sent = (await sendAsGuest(app, link)).data!.uploadImage.image.id;
  const { entries } = await load(stranger, { link: { slug: full.slug }, files: 'ORIGINALS' });
  expect(entries).toHaveLength(3);
  await owner.get(`mutation { approveImages(input: { ids: ["${sent}"] }) { images { id } } }`);
  const approved = await load(stranger, { link: { slug: full.slug }, files: 'ORIGINALS' });
  expect(approved.entries.map(({ name }) => name)).toContain('photo-1.jpg');
  expect(codeOf(await create(stranger, { link: { slug: link.slug }, files: 'ORIGINALS' }))).toBe('CONFLICT');
  expect(codeOf(await create(stranger, { galleryId: gallery.id }))).toBe('UNAUTHENTICATED');
  expect(codeOf(await create(stranger, { link: { slug: gallery.slug } }))).toBe('NOT_FOUND');
  const box = await createLink(owner, gallery.id, { canSee: false, upload: {} });
  expect(codeOf(await create(stranger, { link: { slug: box.slug } }))).toBe('NOT_FOUND');
  await owner.get(`mutation { deleteImages(input: { ids: ["${sent}"] }) { deletedIds } }`);
});

test('its URL dies with the link it was given through', async () => {
  const link = await createLink(owner, gallery.id);
  const { url } = (await create(stranger, { link: { slug: link.slug } })).data!.createDownload!;
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  await owner.get(`mutation { revokeGalleryLink(input: { id: "${link.id}" }) { link { id } } }`);
  expect((await fetch(url)).status).toBe(410);
  expect((await fetch(url.replace('previews', 'originals'))).status).toBe(403);
});

test('of another account’s gallery there is none', async () => {
  const other = await signUp(app.url);
  expect(codeOf(await create(other, { galleryId: gallery.id }))).toBe('NOT_FOUND');
  expect(codeOf(await create(other, { galleryId: 'gal_\0' }))).toBe('NOT_FOUND');
  await other.close();
});

test('it is a gallery or renditions', async () => {
  for (const input of ['{}', `{ renditionIds: [], gallery: { galleryId: "${gallery.id}" } }`])
    expect(codeOf(await owner.ask(`mutation { createDownload(input: ${input}) { url } }`))).toBe(
      'BAD_USER_INPUT',
    );
});

test('a gallery of more than a page is whole', async () => {
  const { id } = await createGallery(owner);
  const image = await addImage(owner, id);
  const names = Array.from({ length: 120 }, (_, i) => `${i}.jpg`);
  for (let i = 0; i < 2; i++)
    await owner.get(
      'mutation ($ids: [ID!]!, $to: ID) { copyImages(input: { ids: $ids, galleryId: $to }) { notFoundIds } }',
      {
        ids: [image],
        to: id,
      },
    );
  // Rows that share their bytes are nothing a caller can make, and enough to be counted.
  await runSql(
    app,
    `insert into image (id, account_id, prefix, filename, status, mime_type, byte_size, created_at, gallery_id, position)
     select 'img_' || lpad(n::text, 26, '0'), account_id, prefix, n || '.jpg', 'READY', mime_type, byte_size, now(), gallery_id,
       'b' || lpad(n::text, 4, '0')
     from image, generate_series(0, 119) n where image.id = $1`,
    [image],
  );
  const { entries } = await load(owner, { galleryId: id, files: 'ORIGINALS' });
  expect(entries.slice(3).map(({ name }) => name)).toEqual(names);
});
