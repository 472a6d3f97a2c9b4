import { startTestApp, type TestApp } from '../app.ts';
import { type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, completeImageUpload, putBytes } from '../presigned.ts';
import { runSql } from '../sql.ts';
import { insertBatches } from './batch-samples.ts';
import { makeWebhook } from './owned-webhook.ts';
import type { OwnedIds } from './sample.ts';

const picture = await makePicture({ width: 64, height: 48 });

/**
 * For each owner a processed image and one that was deleted, both with all that was made of them while a worker was
 * there; after that jobs stay QUEUED, if `app` does no work.
 */
export async function makeOwnedRows(
  app: TestApp,
  owners: TestClient[],
  env: Record<string, string>,
): Promise<OwnedIds[]> {
  const worker = await startTestApp({ beside: app, serve: false, env });
  const images = await Promise.all(
    owners.map(async (owner) => ({
      owner,
      alive: await makeImage(owner),
      deleted: await makeImage(owner),
      ...(await makeCutItem(owner)),
    })),
  );
  await worker.close();
  return Promise.all(images.map((image) => makeRest(app, image)));
}

type Made = Awaited<ReturnType<typeof makeImage>>;

interface CutItem {
  wishlist: string;
  wishlistSlug: string;
  cutItem: string;
}

async function makeRest(
  app: TestApp,
  { owner, alive, deleted, ...cutItem }: Record<'alive' | 'deleted', Made> & CutItem & { owner: TestClient },
) {
  const { image, jobs } = alive;
  const made = {
    ...(await readAccount(owner)),
    image: image.id,
    doneJob: jobs[1]!.id,
    rendition: await readCutout(owner, image.id),
    deletedImage: deleted.image.id,
    deletedRendition: await readCutout(owner, deleted.image.id),
    deletedJob: deleted.jobs[1]!.id,
    canceledJob: await startJob(owner, image.id, 10),
    queuedJob: await startJob(owner, image.id, 20),
    usedUpload: await useUpload(owner),
    awaitedUpload: (await announceUpload(owner, picture)).upload.id,
    canceledUpload: (await announceUpload(owner, picture)).upload.id,
    ...(await makeMasks(owner, image.id)),
    ...(await makeGalleries(owner, image.id)),
    ...cutItem,
    ...(await makeWishlists(owner, cutItem)),
  };
  const batches = await insertBatches(app, made);
  const told = { app, image: image.id, job: jobs[1]!.id, batch: batches.batch };
  const ids = { ...made, ...batches, ...(await makeWebhook(owner, told)) };
  await runSql(app, 'update batch set webhook_endpoint_id = $1 where account_id = $2', [
    ids.webhookEndpoint,
    ids.account,
  ]);
  await owner.get(`mutation { deleteImages(input: { ids: ["${ids.deletedImage}"] }) { deletedIds } }`);
  await owner.get(`mutation { cancelUploads(input: { ids: ["${ids.canceledUpload}"] }) { canceledIds } }`);
  await owner.get(`mutation { cancelJob(input: { id: "${ids.canceledJob}" }) { job { id } } }`);
  return ids;
}

interface MadeGallery {
  createGallery: { gallery: { id: string; slug: string } };
}

async function makeGallery(owner: TestClient): Promise<MadeGallery['createGallery']['gallery']> {
  const made = await owner.get<MadeGallery>(
    'mutation { createGallery(input: { name: "Lake" }) { gallery { id slug } } }',
  );
  return made.createGallery.gallery;
}

/** One with a link, with the image and with one that came through the link; an empty one, and one that was deleted. */
async function makeGalleries(owner: TestClient, image: string) {
  const [gallery, empty, deleted] = [
    await makeGallery(owner),
    await makeGallery(owner),
    await makeGallery(owner),
  ];
  const { createGalleryLink } = await owner.get<{
    createGalleryLink: { link: { id: string; slug: string } };
  }>(
    `mutation { createGalleryLink(input: { galleryId: "${gallery.id}", upload: {} }) { link { id slug } } }`,
  );
  const { id: galleryLink, slug: linkSlug } = createGalleryLink.link;
  await owner.get(
    `mutation { moveImages(input: { ids: ["${image}"], galleryId: "${gallery.id}" }) { images { id } } }`,
  );
  const guest = await owner.upload(picture, { link: { slug: linkSlug } });
  await owner.get(`mutation { deleteGallery(input: { id: "${deleted.id}" }) { deletedId } }`);
  return {
    gallery: gallery.id,
    gallerySlug: gallery.slug,
    emptyGallery: empty.id,
    deletedGallery: deleted.id,
    galleryLink,
    linkSlug,
    guestImage: guest.data!.uploadImage.image.id,
  };
}

/** One with a stroke, and another that was deleted. */
async function makeMasks(owner: TestClient, imageId: string) {
  const [mask, deletedMask] = [await createMask(owner, imageId), await createMask(owner, imageId)];
  await owner.get(`mutation { deleteMasks(input: { ids: ["${deletedMask}"] }) { deletedIds } }`);
  return { mask, deletedMask };
}

async function createMask(owner: TestClient, imageId: string): Promise<string> {
  const { createMask } = await owner.get<{ createMask: { mask: { id: string } } }>(
    `mutation { createMask(input: { imageId: "${imageId}", strokes: [{ id: "dab", tool: BRUSH, size: 0.2, points: [0.5, 0.5] }] }) { mask { id } } }`,
  );
  return createMask.mask.id;
}

async function createWishlist(owner: TestClient): Promise<{ id: string; slug: string }> {
  const { createWishlist } = await owner.get<{ createWishlist: { wishlist: { id: string; slug: string } } }>(
    'mutation { createWishlist(input: { title: "Birthday" }) { wishlist { id slug } } }',
  );
  return createWishlist.wishlist;
}

async function addItem(owner: TestClient, wishlist: string, imageId?: string): Promise<string> {
  const image = imageId ? `, imageId: "${imageId}"` : '';
  const { addWishlistItem } = await owner.get<{ addWishlistItem: { item: { id: string } } }>(
    `mutation { addWishlistItem(input: { wishlistId: "${wishlist}", name: "Kettle"${image} }) { item { id } } }`,
  );
  return addWishlistItem.item.id;
}

/** Of a wishlist with nothing else yet, while there is a worker. */
async function makeCutItem(owner: TestClient): Promise<CutItem> {
  const { id: wishlist, slug: wishlistSlug } = await createWishlist(owner);
  const { data } = await owner.upload(picture);
  const cutItem = await addItem(owner, wishlist, data!.uploadImage.image.id);
  const { node } = await owner.get<{ node: { job: { id: string } } }>(
    `{ node(id: "${cutItem}") { ... on WishlistItem { job { id } } } }`,
  );
  await watchToEnd(owner, node.job.id);
  return { wishlist, wishlistSlug, cutItem };
}

/** Two items more, the first of which is placed on the collage, and another wishlist that was deleted. */
async function makeWishlists(owner: TestClient, { wishlist }: CutItem) {
  const { id: deletedWishlist } = await createWishlist(owner);
  const [item, nextItem] = [await addItem(owner, wishlist), await addItem(owner, wishlist)];
  const placement = '{ x: 0.3, y: 0.3, width: 0.2 }';
  await owner.get(
    `mutation { placeItems(input: { wishlistId: "${wishlist}", aspect: 1.333, places: [{ itemId: "${item}", placement: ${placement} }] }) { collage { id } } }`,
  );
  await owner.get(`mutation { deleteWishlist(input: { id: "${deletedWishlist}" }) { deletedId } }`);
  const { data } = await owner.upload(picture);
  return { deletedWishlist, item, nextItem, itemImage: data!.uploadImage.image.id };
}

async function useUpload(owner: TestClient): Promise<string> {
  const { upload, target } = await announceUpload(owner, picture);
  await putBytes(target, picture);
  await completeImageUpload(owner, upload.id);
  return upload.id;
}

async function makeImage(owner: TestClient) {
  const { data } = await owner.upload(picture, { recipes: [{ removeBackground: {} }] });
  for (const job of data!.uploadImage.jobs) await watchToEnd(owner, job.id);
  return data!.uploadImage;
}

async function readAccount(owner: TestClient): Promise<{ account: string; apiKey: string }> {
  const { viewer } = await owner.get<{ viewer: { id: string; apiKeys: { id: string }[] } }>(
    '{ viewer { id apiKeys { id } } }',
  );
  return { account: viewer.id, apiKey: viewer.apiKeys[0]!.id };
}

async function readCutout(owner: TestClient, imageId: string): Promise<string> {
  const { image } = await owner.get<{ image: { cutout: { id: string } } }>(
    `{ image(id: "${imageId}") { cutout { id } } }`,
  );
  return image.cutout.id;
}

async function startJob(owner: TestClient, imageId: string, width: number): Promise<string> {
  const { processImage } = await owner.get<{ processImage: { job: { id: string } } }>(
    `mutation { processImage(input: { imageId: "${imageId}", recipe: { resize: { width: ${width} } } }) { job { id } } }`,
  );
  return processImage.job.id;
}
