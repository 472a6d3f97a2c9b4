import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { sendPresigned } from '../test/presigned.ts';
import { startS3Server } from '../test/s3-server.ts';
import { followJobs } from './api.ts';
import { report } from './figures.ts';
import { readProcessBytes } from './memory.ts';
import { type BenchServer, startBenchServer } from './server.ts';

const megabyte = 1e6;
const uploads = 5;
const zipBytes = 500 * megabyte;

/** What a web process takes while large files pass through it: an upload of 20 MB, by both ways, and a zip of 500 MB. */
export async function measureTransfer(): Promise<void> {
  const large = await drawNoise(20 * megabyte);
  await measureOn('disk', large, {});
  const s3 = await startS3Server();
  await measureOn('S3', large, s3.env);
  await s3.close();
}

async function measureOn(storage: string, large: Buffer, env: Record<string, string>): Promise<void> {
  const server = await startBenchServer({ env });
  const atStart = readProcessBytes(server.pid) / megabyte;
  const jobs = followJobs(server);
  const upload = async () => {
    const { data } = await server.client.upload(large);
    await jobs.wait({ jobs: data!.uploadImage.jobs.map(({ id }) => id) });
    const sent = await sendPresigned(server.client, large);
    await jobs.wait({ jobs: sent.jobs.map(({ id }) => id) });
  };
  const zip = await createZip(server, jobs, large);
  // What every path takes once, it has taken now.
  await upload();
  await readAll(zip, 20 * megabyte);
  const bound = { atMost: 1.25 };

  const uploading = await watch(server, async () => {
    for (let i = 0; i < uploads; i++) await upload();
  });
  report(
    `web process while ${2 * uploads} × 20 MB are uploaded, on ${storage} / before`,
    uploading.ratio,
    bound,
    {
      'MB before and at most': uploading.megabytes,
      'MB at the start': [atStart],
    },
  );
  let read = 0;
  const zipping = await watch(server, async () => {
    read = await readAll(zip);
  });
  report(`web process while a zip is read, on ${storage} / before`, zipping.ratio, bound, {
    'MB before and at most': zipping.megabytes,
    'zip MB': [read / megabyte],
  });
  jobs.stop();
  await server.stop();
}

/** The highest of the process while `work` runs, against what it was. */
async function watch(server: BenchServer, work: () => Promise<void>) {
  await pause(2000);
  const before = readProcessBytes(server.pid);
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, readProcessBytes(server.pid));
  }, 50);
  await work();
  clearInterval(timer);
  return { ratio: highest / before, megabytes: [before / megabyte, highest / megabyte] };
}

/** Lossless conversions of noise until they are large enough together. */
async function createZip(
  { client }: BenchServer,
  jobs: ReturnType<typeof followJobs>,
  picture: Buffer,
): Promise<string> {
  const { image } = await sendPresigned(client, picture);
  const ids: string[] = [];
  for (let bytes = 0, width = 3000; bytes < zipBytes; width--) {
    const recipe = { resize: { width }, output: { format: 'PNG' } };
    const { processImage } = await client.get<{ processImage: { job: { id: string } } }>(
      'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
      { input: { imageId: image.id, recipe } },
    );
    await jobs.wait({ jobs: [processImage.job.id] });
    const { job } = await client.get<{ job: { rendition: { id: string; byteSize: number } } }>(
      `{ job(id: "${processImage.job.id}") { rendition { id byteSize } } }`,
    );
    ids.push(job.rendition.id);
    bytes += job.rendition.byteSize;
  }
  const { createDownload } = await client.get<{ createDownload: { url: string } }>(
    'mutation ($ids: [ID!]!) { createDownload(input: { renditionIds: $ids }) { url } }',
    { ids },
  );
  return createDownload.url;
}

/** Reads and forgets; the bytes that came. Stops after `most`. */
async function readAll(url: string, most = Number.POSITIVE_INFINITY): Promise<number> {
  const { body } = await fetch(url);
  let bytes = 0;
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > most) break;
  }
  return bytes;
}

/** A JPEG of about this length. */
async function drawNoise(byteSize: number): Promise<Buffer> {
  const draw = (width: number) =>
    sharp({
      create: {
        width,
        height: Math.round(width * 0.75),
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
      .jpeg({ quality: 92 })
      .toBuffer();
  const sample = await draw(1000);
  return draw(Math.floor(1000 * Math.sqrt((byteSize / sample.length) * 0.97)));
}
