import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import {
  addImage,
  codeOf,
  createGallery,
  createLink,
  idsIn,
  look,
  type MadeGallery,
  move,
  openStranger,
  sendAsGuest,
} from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let gallery: MadeGallery;
let image: string;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app.url);
  stranger = openStranger(app);
  gallery = await createGallery(owner);
  image = await addImage(owner, gallery.id);
  await vi.waitFor(
    async () => expect(await readUrls(gallery.slug, owner)).toHaveProperty('thumbnail.url'),
    20_000,
  );
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Urls {
  url: string | null;
  thumbnail: { url: string } | null;
}

async function readUrls(slug: string, client = stranger): Promise<Urls> {
  const { gallery } = await client.get<{ gallery: { images: { nodes: Urls[] } } }>(
    `{ gallery(slug: "${slug}") { images { nodes { url thumbnail { url } } } } }`,
  );
  const [urls] = gallery.images.nodes;
  if (!urls?.thumbnail) throw new Error('There is no thumbnail yet.');
  return urls;
}

const statusOf = async (url: string) => (await fetch(url)).status;
const update = (id: string, input: object) =>
  owner.get(
    'mutation ($input: UpdateGalleryLinkInput!) { updateGalleryLink(input: $input) { link { id } } }',
    {
      input: { id, ...input },
    },
  );

test('a link shows a private gallery, without the originals and without what is its owner’s', async () => {
  const { slug } = await createLink(owner, gallery.id);
  expect(slug).toMatch(/^[a-zA-Z0-9]{22}$/);
  const { data } = await stranger.ask<{ gallery: Record<string, unknown> }>(
    `{ gallery(slug: "${slug}") { slug url links { nodes { id } } access { canGetOriginals isOwner } images { nodes {
      id filename url sha256 byteSize clientId ownExpiresAt guestName needsApproval gallery { id } viaLink { id }
      jobs { nodes { id } } renditions { nodes { id } } thumbnail { width image { id sha256 } compressionRatio } } } } }`,
  );
  const hidden = { url: null, sha256: null, byteSize: null, clientId: null, ownExpiresAt: null };
  expect(data?.gallery).toMatchObject({
    slug,
    url: expect.stringMatching(new RegExp(`/g/${slug}$`)),
    links: null,
    access: { canGetOriginals: false, isOwner: false },
    images: {
      nodes: [
        {
          id: image,
          ...hidden,
          guestName: null,
          needsApproval: false,
          gallery: null,
          viaLink: null,
          jobs: null,
          renditions: null,
          thumbnail: { width: 64, image: { id: image, sha256: null }, compressionRatio: null },
        },
      ],
    },
  });
});

test('two addresses in one request each show what is theirs', async () => {
  const other = await createGallery(owner);
  const theirs = await addImage(owner, other.id);
  const [plain, full] = [
    await createLink(owner, gallery.id),
    await createLink(owner, other.id, { canGetOriginals: true }),
  ];
  const ask = (client: TestClient) =>
    client.get<Record<'a' | 'b' | 'c', { images: { nodes: { id: string; url: string | null }[] } } | null>>(
      `{ a: gallery(slug: "${plain.slug}") { images { nodes { id url } } }
         b: gallery(slug: "${full.slug}") { images { nodes { id url } } }
         c: gallery(slug: "0000000000") { images { nodes { id url } } } }`,
    );
  const answer = await ask(stranger);
  expect(answer).toEqual({
    a: { images: { nodes: [{ id: image, url: null }] } },
    b: { images: { nodes: [{ id: theirs, url: expect.any(String) }] } },
    c: null,
  });
  // An account that is another's is a stranger here, and finds by its own key nothing more.
  const another = await signUp(app.url);
  expect(await ask(another)).toMatchObject({ a: { images: { nodes: [{ id: image, url: null }] } } });
  expect(codeOf(await another.ask(`{ image(id: "${image}") { id } }`))).toBeUndefined();
  expect(
    await another.get(`{ image(id: "${image}") { id } nodes(ids: ["${image}", "${gallery.id}"]) { id } }`),
  ).toEqual({
    image: null,
    nodes: [null, null],
  });
  await another.close();
});

describe('what kills a link kills the URLs that it gave', () => {
  const kinds = {
    'it is revoked': (id: string) =>
      owner.get(`mutation { revokeGalleryLink(input: { id: "${id}" }) { link { revokedAt } } }`),
    'its password changes': (id: string) => update(id, { password: 'another one' }),
    'it ends': (id: string) => update(id, { expiresAt: new Date(Date.now() - 1).toISOString() }),
  };
  test.each(Object.entries(kinds))('when %s', async (_why, kill) => {
    const { id, slug } = await createLink(owner, gallery.id, { canGetOriginals: true });
    const urls = await readUrls(slug);
    const [thumbnail, original] = [urls.thumbnail!.url, urls.url!];
    expect([await statusOf(thumbnail), await statusOf(original)]).toEqual([200, 200]);
    await kill(id);
    expect([await statusOf(thumbnail), await statusOf(original)]).toEqual([410, 410]);
    const own = await readUrls(gallery.slug, owner);
    expect(await statusOf(own.thumbnail!.url)).toBe(200);
  });

  test('when the gallery is private again, and when the image leaves it', async () => {
    const { id, slug } = await createGallery(owner, { visibility: 'UNLISTED' });
    await move(owner, { ids: [image], galleryId: id });
    const { thumbnail } = await readUrls(slug);
    expect(await statusOf(thumbnail!.url)).toBe(200);
    await move(owner, { ids: [image], galleryId: gallery.id });
    expect(await statusOf(thumbnail!.url)).toBe(410);
    await move(owner, { ids: [image], galleryId: id });
    expect(await statusOf(thumbnail!.url)).toBe(200);
    await owner.get(
      `mutation { updateGallery(input: { id: "${id}", visibility: PRIVATE }) { gallery { id } } }`,
    );
    expect(await statusOf(thumbnail!.url)).toBe(410);
    await move(owner, { ids: [image], galleryId: gallery.id });
  });

  test('no signature can be made of another', async () => {
    const { slug } = await createLink(owner, gallery.id);
    const url = new URL((await readUrls(slug)).thumbnail!.url);
    expect(url.searchParams.get('via')).toMatch(/^lnk_\w+\.1$/);
    const bent = new URL(url);
    bent.searchParams.delete('via');
    expect(await statusOf(bent.href)).toBe(403);
    bent.searchParams.set('via', `${gallery.id}.1`);
    expect(await statusOf(bent.href)).toBe(403);
  });

  test('a URL lives for an hour at most, and its answer is kept no longer', async () => {
    const { slug } = await createLink(owner, gallery.id, { expiresIn: 'PT30M' });
    const endless = await createLink(owner, gallery.id);
    for (const [link, most] of [
      [slug, 1800],
      [endless.slug, 3600],
    ] as const) {
      const { url } = (await readUrls(link)).thumbnail!;
      const seconds = Number(new URL(url).searchParams.get('expires')) - Date.now() / 1000;
      expect(seconds).toBeLessThanOrEqual(most);
      expect(seconds).toBeGreaterThan(most * 0.75);
      const answer = await fetch(url);
      const maxAge = Number(/max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '')?.[1]);
      expect(maxAge).toBeLessThanOrEqual(seconds);
    }
  });
});

test('what a link had is taken away again: its end, and that photos are sent by it', async () => {
  const { id, slug } = await createLink(owner, gallery.id, { expiresIn: 'PT1H', upload: { maxImages: 9 } });
  const access = async () => (await look(stranger, slug)).data?.gallery?.access;
  expect(await access()).toMatchObject({ canUpload: true, imagesLeft: 9, endsAt: expect.any(String) });
  await update(id, { neverExpires: true, noUpload: true });
  expect(await access()).toMatchObject({ canSee: true, canUpload: false, imagesLeft: null, endsAt: null });
  expect(codeOf(await sendAsGuest(app, { slug }))).toBe('CONFLICT');
  await update(id, { upload: { maxImages: 2 } });
  expect(await access()).toMatchObject({ canUpload: true, imagesLeft: 2 });
});

test.each([
  { noUpload: true, upload: {} },
  { neverExpires: true, expiresAt: '2099-01-01T00:00:00Z' },
  { noPassword: true, password: 'right' },
  // It would open nothing any more.
  { noUpload: true },
])('a drop box cannot be given %j', async (input) => {
  const { id } = await createLink(owner, gallery.id, { canSee: false, upload: {} });
  await expect(update(id, input)).rejects.toThrow('BAD_USER_INPUT');
});

test('when a link was last opened is told to the hour, and is never before it was made', async () => {
  const { id, slug } = await createLink(owner, gallery.id);
  const read = async () => {
    const { gallery: found } = await owner.get<{
      gallery: { links: { nodes: { id: string; createdAt: string; lastUsedAt: string | null }[] } };
    }>(`{ gallery(slug: "${gallery.slug}") { links(first: 100) { nodes { id createdAt lastUsedAt } } } }`);
    return found.links.nodes.find((link) => link.id === id)!;
  };
  expect((await read()).lastUsedAt).toBeNull();
  await look(stranger, slug);
  const { createdAt, lastUsedAt } = await read();
  expect(Date.parse(lastUsedAt!)).toBeGreaterThanOrEqual(Date.parse(createdAt));
  await look(stranger, slug);
  expect((await read()).lastUsedAt).toBe(lastUsedAt);
});

test('a gallery has a hundred links, and the revoked ones make room', async () => {
  const { id } = await createGallery(owner);
  await runSql(
    app,
    `insert into gallery_link (id, account_id, gallery_id, slug, can_see, can_get_originals, can_upload, created_at)
     select 'lnk_' || n, account_id, id, 'slug' || n, true, false, false, now() from gallery, generate_series(1, 99) n
     where id = $1`,
    [id],
  );
  const last = await createLink(owner, id);
  const full = await owner.ask(
    `mutation { createGalleryLink(input: { galleryId: "${id}" }) { link { id } } }`,
  );
  expect(codeOf(full)).toBe('QUOTA_EXCEEDED');
  await owner.get(`mutation { revokeGalleryLink(input: { id: "${last.id}" }) { link { revokedAt } } }`);
  await createLink(owner, id);
});

test('the key of an account that is not the owner’s opens no more than none', async () => {
  const other = createTestClient(app.url, (await signUp(app.url)).apiKey);
  const { slug } = await createLink(owner, gallery.id);
  expect(idsIn(await look(other, slug))).toEqual([image]);
  expect((await look(other, slug)).data?.gallery?.access.isOwner).toBe(false);
  expect((await look(owner, slug)).data?.gallery?.access.isOwner).toBe(true);
  await other.close();
});
