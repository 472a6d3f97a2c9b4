import sharp from 'sharp';
import type { Plane } from '../../src/brush/grid.ts';
import { type TestClient, watchToEnd } from '../client.ts';

/** The alpha of a picture that is cut out and corrected by these masks, at its own size. */
export async function renderAlpha(client: TestClient, imageId: string, masks: object[]): Promise<Plane> {
  const { processImage } = await client.get<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId, recipe: { removeBackground: {}, masks, output: { format: 'PNG' } } } },
  );
  const { id } = processImage.job;
  await watchToEnd(client, id);
  const { job } = await client.get<{ job: { rendition: { url: string } } }>(
    `{ job(id: "${id}") { rendition { url } } }`,
  );
  const bytes = Buffer.from(await (await fetch(job.rendition.url)).arrayBuffer());
  const { data, info } = await sharp(bytes).extractChannel(3).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: Float32Array.from(data, (level) => level / 255) };
}
