import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import { addImage, createGallery, createLink, move, openStranger, sendAsGuest } from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  owner = await signUp(app.url);
  stranger = openStranger(app);
});
afterAll(async () => {
  await owner.close();
  await stranger.close();
  await app.close();
});

interface Update {
  gallery: { name: string; imageCount: number };
  image: { id: string } | null;
  deletedId: string | null;
  isReordered: boolean;
  cursor: string;
  isCaughtUp: boolean;
}

interface Watcher {
  /** The next that says something. */
  next(): Promise<Update | string>;
  stop(): Promise<unknown>;
  cursor(): string;
}

const document = `subscription ($id: ID, $slug: String, $pass: String, $after: String) {
  galleryUpdated(id: $id, slug: $slug, pass: $pass, after: $after) {
    gallery { name imageCount } image { id } deletedId isReordered cursor isCaughtUp } }`;

/** Watches, and has been told the past. A code stands for an error. */
async function watch(client: TestClient, variables: object): Promise<Watcher> {
  const events = client.subscribe<{ galleryUpdated: Update }>(document, variables);
  let cursor = '';
  const read = async () => {
    const { value, done } = await events.next();
    if (done) return 'DONE';
    const { data, errors } = value as { data?: { galleryUpdated: Update }; errors?: object[] };
    if (!data?.galleryUpdated)
      return (errors?.[0] as { extensions: { code: string } } | undefined)?.extensions.code ?? 'NOTHING';
    cursor = data.galleryUpdated.cursor;
    return data.galleryUpdated;
  };
  return {
    async next() {
      for (;;) {
        const update = await read();
        // That the past has been told is no news of the gallery.
        const isNews = ({ image, deletedId, isReordered, isCaughtUp }: Update) =>
          image || deletedId || isReordered || isCaughtUp;
        if (typeof update === 'string' || isNews(update)) return update;
      }
    },
    stop: () => events.return?.() ?? Promise.resolve(),
    cursor: () => cursor,
  };
}

/** Until an update of which this is true. */
async function until(watcher: Watcher, isIt: (update: Update) => unknown): Promise<Update> {
  for (;;) {
    const update = await watcher.next();
    if (typeof update === 'string') throw new Error(`It ended with ${update}.`);
    if (isIt(update)) return update;
  }
}

async function untilEnd(watcher: Watcher): Promise<string> {
  for (;;) {
    const update = await watcher.next();
    if (typeof update === 'string') return update;
  }
}

test('who watches a gallery is told what comes, goes and is put elsewhere', async () => {
  const { id, slug } = await createGallery(owner, { visibility: 'UNLISTED' });
  const first = await addImage(owner, id);
  const mine = await watch(owner, { id });
  const theirs = await watch(stranger, { slug });
  for (const watcher of [mine, theirs]) await until(watcher, ({ isCaughtUp }) => isCaughtUp);
  const second = await addImage(owner, id);
  for (const watcher of [mine, theirs])
    expect((await until(watcher, ({ image }) => image?.id === second)).gallery.imageCount).toBe(2);
  await move(owner, { ids: [second], galleryId: id, before: first });
  for (const watcher of [mine, theirs]) await until(watcher, ({ isReordered }) => isReordered);
  await move(owner, { ids: [second] });
  for (const watcher of [mine, theirs])
    expect((await until(watcher, ({ deletedId }) => deletedId === second)).gallery.imageCount).toBe(1);
  await owner.get(`mutation { updateGallery(input: { id: "${id}", name: "River" }) { gallery { id } } }`);
  for (const watcher of [mine, theirs]) await until(watcher, ({ gallery }) => gallery.name === 'River');
  await Promise.all([mine.stop(), theirs.stop()]);
});

test('what was missed is told behind the cursor', async () => {
  const { id, slug } = await createGallery(owner, { visibility: 'UNLISTED' });
  const [gone, moved, stays] = [
    await addImage(owner, id),
    await addImage(owner, id),
    await addImage(owner, id),
  ];
  const before = await watch(stranger, { slug });
  await until(before, ({ isCaughtUp }) => isCaughtUp);
  const after = before.cursor();
  await before.stop();
  await owner.get(`mutation { deleteImages(input: { ids: ["${gone}"] }) { deletedIds } }`);
  await move(owner, { ids: [moved] });
  // Of another gallery of the same owner.
  await addImage(owner, (await createGallery(owner)).id);
  const again = await watch(stranger, { slug, after });
  const told: (string | null | undefined)[] = [];
  await until(again, ({ image, deletedId, isCaughtUp }) => {
    told.push(image?.id ?? deletedId);
    return isCaughtUp;
  });
  const news = told.filter((one) => one != null && one !== stays);
  expect(new Set(news)).toEqual(new Set([gone, moved]));
  await again.stop();
});

test('who comes back is told that its images may be in another order', async () => {
  const { id } = await createGallery(owner);
  const [first, second] = [await addImage(owner, id), await addImage(owner, id)];
  const before = await watch(owner, { id });
  await until(before, ({ isCaughtUp }) => isCaughtUp);
  await before.stop();
  await move(owner, { ids: [second], galleryId: id, before: first });
  const again = await watch(owner, { id, after: before.cursor() });
  await until(again, ({ isReordered }) => isReordered);
  await again.stop();
});

test('an image that ends is told within a second, with no purge at work', async () => {
  const { id } = await createGallery(owner);
  const image = await addImage(owner, id);
  const watcher = await watch(owner, { id });
  await until(watcher, ({ isCaughtUp }) => isCaughtUp);
  const [row] = await runSql<{ at: Date }>(
    app,
    "update image set expires_at = now() + interval '1.5 seconds' where id = $1 returning expires_at as at",
    [image],
  );
  const { gallery } = await until(watcher, ({ deletedId }) => deletedId === image);
  expect(Date.now() - row!.at.getTime()).toBeLessThan(1000);
  expect(Date.now() - row!.at.getTime()).toBeGreaterThanOrEqual(0);
  expect(gallery.imageCount).toBe(0);
  await watcher.stop();
});

test('a link that is revoked ends who watches by it, and its owner watches on', async () => {
  const { id } = await createGallery(owner);
  const [link, other] = [await createLink(owner, id), await createLink(owner, id, { expiresIn: 'P1D' })];
  const mine = await watch(owner, { id });
  const watchers = [await watch(stranger, { slug: link.slug }), await watch(stranger, { slug: other.slug })];
  for (const watcher of [mine, ...watchers]) await until(watcher, ({ isCaughtUp }) => isCaughtUp);
  await owner.get(`mutation { revokeGalleryLink(input: { id: "${link.id}" }) { link { id } } }`);
  expect(await untilEnd(watchers[0]!)).toBe('GONE');
  await owner.get(
    'mutation ($input: UpdateGalleryLinkInput!) { updateGalleryLink(input: $input) { link { id } } }',
    {
      input: { id: other.id, expiresAt: new Date(Date.now() + 300).toISOString() },
    },
  );
  expect(await untilEnd(watchers[1]!)).toBe('GONE');
  await owner.get(`mutation { updateGallery(input: { id: "${id}", name: "River" }) { gallery { id } } }`);
  await until(mine, ({ gallery }) => gallery.name === 'River');
  await owner.get(`mutation { deleteGallery(input: { id: "${id}" }) { deletedId } }`);
  expect(await untilEnd(mine)).toBe('GONE');
});

test('what awaits approval is told to its owner alone, and to a drop box nothing', async () => {
  const { id } = await createGallery(owner);
  const reviewed = await createLink(owner, id, { upload: { needsApproval: true } });
  const box = await createLink(owner, id, { upload: {}, canSee: false });
  const mine = await watch(owner, { id });
  const theirs = await watch(stranger, { slug: reviewed.slug });
  const boxed = await watch(stranger, { slug: box.slug });
  for (const watcher of [mine, theirs, boxed]) await until(watcher, ({ isCaughtUp }) => isCaughtUp);
  const sent = (await sendAsGuest(app, reviewed)).data!.uploadImage.image.id;
  await until(mine, ({ image }) => image?.id === sent);
  await owner.get(`mutation { approveImages(input: { ids: ["${sent}"] }) { images { id } } }`);
  await until(theirs, ({ image }) => image?.id === sent);
  await owner.get(`mutation { updateGallery(input: { id: "${id}", name: "River" }) { gallery { id } } }`);
  const told = await until(boxed, ({ gallery }) => gallery.name === 'River');
  expect(told).toMatchObject({ image: null, deletedId: null, gallery: { imageCount: 0 } });
  await Promise.all([mine, theirs, boxed].map((watcher) => watcher.stop()));
});

test('who leaves is waited for by nobody', async () => {
  const { id } = await createGallery(owner);
  const watcher = await watch(owner, { id });
  await until(watcher, ({ isCaughtUp }) => isCaughtUp);
  const waiting = watcher.next();
  await watcher.stop();
  expect(await waiting).toBe('DONE');
});
