import { createTestClient, type TestClient, watchToEnd } from '../../test/client.ts';
import type { Said } from '../../test/old-data/said.ts';
import { makePicture } from '../../test/picture.ts';
import { announceUpload, completeImageUpload, putBytes, sendPresigned } from '../../test/presigned.ts';

export interface MadeData {
  apiKeys: string[];
  /** The first account's, with a rendition of each recipe. */
  imageId: string;
  deletedImageId: string;
  upload: Said['upload'];
  downloadUrl: string;
  asked: Said['asked'];
}

const recipes: object[] = [
  { removeBackground: {} },
  { removeBackground: { edges: 'RAW' }, trim: { margin: 2 }, background: '#fff', output: { format: 'JPEG' } },
  { output: { format: 'PNG' } },
  { output: { format: 'WEBP', minSsim: 0.95 } },
  { output: { format: 'WEBP', lossless: true } },
  { output: { maxBytes: 3000 } },
  { resize: { width: 50, height: 50, fit: 'COVER' }, output: { format: 'AVIF', quality: 50 } },
];
const unreachable = { output: { format: 'JPEG', maxBytes: 20 } };

/** Two accounts with three pictures, one that awaits its bytes and one that was refused; all jobs come to their end. */
export async function makeData(url: string): Promise<MadeData> {
  const [first, second] = [await signUp(url, 'First'), await signUp(url, 'Second')];
  const own = (await first.upload(await makePicture({ width: 120, height: 90 }), { recipes })).data!
    .uploadImage;
  const others = await sendPresigned(second, await makePicture({ width: 66, height: 88, orientation: 6 }), {
    filename: 'Größe 66×88.jpg',
    recipes: recipes.slice(3, 4),
  });
  const transparent = await makePicture({ width: 64, height: 64, format: 'png', transparent: true });
  const deleted = await sendPresigned(first, transparent, { filename: 'gone.png', mimeType: 'image/png' });
  const failing = await requestJob(first, own.image.id, unreachable);
  for (const { id } of [...own.jobs, ...deleted.jobs, { id: failing }]) await watchToEnd(first, id);
  for (const { id } of others.jobs) await watchToEnd(second, id);
  const { retryJob } = await first.get<{ retryJob: { job: { id: string } } }>(
    `mutation { retryJob(input: { id: "${failing}" }) { job { id } } }`,
  );
  await watchToEnd(first, retryJob.job.id);

  await first.get(`mutation { deleteImages(input: { ids: ["${deleted.image.id}"] }) { images { id } } }`);
  await second.get(
    `mutation { setImagesPublicUrls(input: { ids: ["${others.image.id}"], public: true }) { images { id } } }`,
  );
  await refuseUpload(second);
  const bytes = await makePicture({ width: 48, height: 32 });
  const awaited = await announceUpload(first, bytes, { filename: 'awaited.jpg', clientId: 'awaited' });
  const made = {
    apiKeys: [first.apiKey!, second.apiKey!],
    imageId: own.image.id,
    deletedImageId: deleted.image.id,
    upload: {
      // The data beside the test is of a time when it was an image's.
      imageId: awaited.upload.id,
      url: awaited.target.url,
      mimeType: 'image/jpeg',
      base64: bytes.toString('base64'),
    },
    downloadUrl: await createDownload(first, own.image.id),
    asked: [
      ...recipes.map((recipe, n) => ({
        account: 0,
        imageId: own.image.id,
        recipe,
        jobId: own.jobs[n + 1]!.id,
      })),
      { account: 1, imageId: others.image.id, recipe: recipes[3]!, jobId: others.jobs[1]!.id },
    ],
  };
  for (const client of [first, second]) await client.close();
  return made;
}

/** Where no worker is: a job that stays CANCELED, its retry and another, which stay QUEUED. Returns the latter two. */
export async function makeUnfinishedJobs(url: string, { apiKeys, imageId }: MadeData): Promise<string[]> {
  const client = createTestClient(url, apiKeys[0]);
  const canceled = await requestJob(client, imageId, { resize: { width: 40 } });
  await client.get(`mutation { cancelJob(input: { id: "${canceled}" }) { job { id } } }`);
  const { retryJob } = await client.get<{ retryJob: { job: { id: string } } }>(
    `mutation { retryJob(input: { id: "${canceled}" }) { job { id } } }`,
  );
  return [
    retryJob.job.id,
    await requestJob(client, imageId, { removeBackground: {}, resize: { width: 41 } }),
  ];
}

async function signUp(url: string, name: string): Promise<TestClient> {
  const mutation = 'mutation ($input: SignUpInput) { signUp(input: $input) { secret } }';
  const { signUp } = await createTestClient(url).get<{ signUp: { secret: string } }>(mutation, {
    input: { name },
  });
  return createTestClient(url, signUp.secret);
}

async function requestJob(client: TestClient, imageId: string, recipe: object): Promise<string> {
  const { processImage } = await client.get<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId, recipe } },
  );
  return processImage.job.id;
}

async function refuseUpload(client: TestClient): Promise<void> {
  const bytes = Buffer.from('no picture');
  const { upload, target } = await announceUpload(client, bytes, { filename: 'refused.jpg' });
  await putBytes(target, bytes);
  const { errors } = await completeImageUpload(client, upload.id);
  if (errors?.[0]?.extensions.code !== 'UNSUPPORTED_IMAGE')
    throw new Error(
      `Expected UNSUPPORTED_IMAGE of bytes that are no picture. Got ${JSON.stringify(errors)}.`,
    );
}

async function createDownload(client: TestClient, imageId: string): Promise<string> {
  const { image } = await client.get<{ image: { renditions: { nodes: { id: string }[] } } }>(
    `{ image(id: "${imageId}") { renditions(first: 3) { nodes { id } } } }`,
  );
  const renditionIds = image.renditions.nodes.map(({ id }) => id);
  const { createDownload } = await client.get<{ createDownload: { url: string } }>(
    'mutation ($input: CreateDownloadInput!) { createDownload(input: $input) { url } }',
    { input: { renditionIds } },
  );
  return createDownload.url;
}
