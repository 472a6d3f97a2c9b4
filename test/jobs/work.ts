import { vi } from 'vitest';
import type { TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { makePicture } from '../picture.ts';

/** Uploads a picture and waits until its thumbnail is there, so that nothing else is at work. Returns the image's id. */
export async function uploadImage(app: TestApp, client: TestClient, size = {}): Promise<string> {
  const { data } = await client.upload(await makePicture(size));
  const { image, jobs } = data!.uploadImage;
  await waitForStatus(app, jobs[0]!.id, 'SUCCEEDED');
  return image.id;
}

/** Asks for a rendition and returns the job's id. */
export async function requestJob(client: TestClient, imageId: string, recipe: object): Promise<string> {
  const { processImage } = await client.get<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId, recipe } },
  );
  return processImage.job.id;
}

export interface JobRow {
  id: string;
  status: string;
  attempt: number;
  error: { code: string } | null;
  rendition_key: string | null;
}

export async function readJob(app: TestApp, id: string): Promise<JobRow | undefined> {
  const [row] = await query<JobRow>(
    app.databaseUrl,
    'select id, status, attempt, error, rendition_key from job where id = $1',
    [id],
  );
  return row;
}

export async function waitForStatus(app: TestApp, id: string, ...statuses: string[]): Promise<JobRow> {
  return vi.waitFor(
    async () => {
      const row = await readJob(app, id);
      if (!row || !statuses.includes(row.status)) throw new Error(`The job is ${JSON.stringify(row)}`);
      return row;
    },
    { timeout: 25_000, interval: 25 },
  );
}

export async function countRenditions(app: TestApp, key: string | null | undefined): Promise<number> {
  return (await query(app.databaseUrl, 'select 1 from rendition where key = $1', [key])).length;
}
