import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import { addImage, codeOf, createGallery, idsIn, look } from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { MAX_GALLERY_IMAGES: '3' } });
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const restoreImages = (ids: string[]) =>
  owner.ask<{ restoreImages: { images: { id: string; expiresAt: string; gallery: object | null }[] } }>(
    `mutation ($ids: [ID!]!) { restoreImages(input: { ids: $ids }) { images { id expiresAt gallery { id } } } }`,
    { ids },
  );
const deleteImages = (ids: string[]) =>
  owner.get('mutation ($ids: [ID!]!) { deleteImages(input: { ids: $ids }) { deletedIds } }', { ids });
const deleteGallery = (id: string, images = 'DELETE') =>
  owner.get(`mutation { deleteGallery(input: { id: "${id}", images: ${images} }) { deletedId } }`);

/** Another who holds a row, until they let go of it. */
async function hold(table: string, id: string) {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query('begin');
  await client.query(`select from ${table} where id = $1 for update`, [id]);
  return {
    run: (sql: string, values: unknown[]) => client.query(sql, values),
    async letGo() {
      await client.query('commit');
      await client.end();
    },
  };
}

const isWaitedFor = () =>
  vi.waitFor(async () => {
    const waiting = await runSql(
      app,
      "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    expect(waiting).toHaveLength(1);
  }, 10_000);

test('what arrives while its gallery is being deleted is deleted with it', async () => {
  const { id } = await createGallery(owner);
  await addImage(owner, id);
  const late = await addImage(owner, null);
  const other = await hold('gallery', id);
  const deleted = deleteGallery(id);
  await isWaitedFor();
  await other.run('update image set gallery_id = $1, position = $2, sort_name = $2 where id = $3', [
    id,
    'b0',
    late,
  ]);
  await other.letGo();
  await deleted;
  expect(codeOf(await owner.ask(`{ image(id: "${late}") { id } }`))).toBe('GONE');
  const [row] = await runSql(
    app,
    'select count(*)::int as left from image where gallery_id = $1 and gone_at is null',
    [id],
  );
  expect(row).toEqual({ left: 0 });
});

test('an image that comes back ends as its gallery says by now', async () => {
  const { id } = await createGallery(owner);
  const image = await addImage(owner, id);
  await deleteImages([image]);
  const end = new Date(Date.now() + 3_600_000).toISOString();
  await owner.get(
    'mutation ($input: UpdateGalleryInput!) { updateGallery(input: $input) { gallery { id } } }',
    { input: { id, expiresAt: end } },
  );
  const { data } = await restoreImages([image]);
  expect(data?.restoreImages.images).toMatchObject([{ id: image, expiresAt: end }]);
});

test('an image that was deleted before its gallery was, without its images, comes back to the library', async () => {
  const { id } = await createGallery(owner);
  const image = await addImage(owner, id);
  await deleteImages([image]);
  await deleteGallery(id, 'KEEP');
  const { data } = await restoreImages([image]);
  expect(data?.restoreImages.images).toMatchObject([{ id: image, gallery: null }]);
});

test('nothing comes back to a gallery that is full by now', async () => {
  const { id, slug } = await createGallery(owner);
  const image = await addImage(owner, id);
  await deleteImages([image]);
  const others = [];
  for (let i = 0; i < 3; i++) others.push(await addImage(owner, id));
  const refused = await restoreImages([image]);
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    params: { quota: 'galleryImages', limit: 3, actual: 4 },
  });
  expect(idsIn(await look(owner, slug))).toEqual(others);
});
