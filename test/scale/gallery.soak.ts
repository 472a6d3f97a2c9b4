import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { addImage, createGallery, look, type MadeGallery } from '../gallery/gallery-bed.ts';
import { runSql } from '../sql.ts';

const images = 10_000;
/** Each is one transaction, that locks all of its images. */
const limitMs = 5000;

let app: TestApp;
let owner: TestClient;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

/** A gallery as large as one may be. Its images share the bytes of the first, and each has two rows of objects. */
async function fillGallery(): Promise<MadeGallery> {
  const gallery = await createGallery(owner);
  const image = await addImage(owner, gallery.id);
  await runSql(
    app,
    `with made as (
       insert into image select copy.* from image, generate_series(2, ${images}) n, jsonb_populate_record(image,
         jsonb_build_object('id', 'img_' || lpad(n || md5($1), 26, '0'), 'prefix', md5($1 || n),
           'position', 'b' || lpad(n::text, 5, '0'), 'client_id', null, 'placeholder', 'drawn')) copy
         where image.id = $1
       returning id, account_id, prefix)
     insert into stored_object (key, account_id, image_id, mime_type, byte_size)
       select prefix || name, account_id, id, 'image/jpeg', 1000 from made, (values ('/original'), ('/preview')) names (name)`,
    [image],
  );
  return gallery;
}

async function time(what: string, mutation: string): Promise<void> {
  const startedAt = performance.now();
  await owner.get(`mutation { ${mutation} { __typename } }`);
  const ms = performance.now() - startedAt;
  console.log(`${what}: ${ms.toFixed(0)} ms`);
  expect(ms).toBeLessThan(limitMs);
}

const seen = async ({ slug }: MadeGallery) => (await look(owner, slug)).data?.gallery?.imageCount;

test(`a gallery of ${images} images is given an end, deleted, restored and given up`, async () => {
  const gallery = await fillGallery();
  const { id } = gallery;
  expect(await seen(gallery)).toBe(images);
  await time('given an end', `updateGallery(input: { id: "${id}", expiresAt: "2099-01-01T00:00:00Z" })`);
  const [row] = await runSql(
    app,
    'select count(*)::int as ends from image where expires_at = own_expires_at and gallery_id = $1',
    [id],
  );
  expect(row).toEqual({ ends: images });
  await time('given an earlier one', `updateGallery(input: { id: "${id}", expiresAt: "${inAnHour()}" })`);
  await time('given none', `updateGallery(input: { id: "${id}", neverExpires: true })`);
  await time('deleted', `deleteGallery(input: { id: "${id}" })`);
  expect(await seen(gallery)).toBeUndefined();
  await time('restored', `restoreGallery(input: { id: "${id}" })`);
  expect(await seen(gallery)).toBe(images);
  await time('deleted without its images', `deleteGallery(input: { id: "${id}", images: KEEP })`);
  const [kept] = await runSql(
    app,
    'select count(*)::int as there from image where gone_at is null and gallery_id is null',
  );
  expect(kept).toEqual({ there: images });
}, 300_000);

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
