import { expect, vi } from 'vitest';
import type { TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import type { Line } from '../tcp-line.ts';
import { openResubscribingClient, readTruth } from './resubscribing-client.ts';
import { readAccountId } from './rows.ts';

export interface Outages {
  /** To the servers that the client is connected to in turn. */
  lines: Line[];
  /** Some server, whose doors its maker uses. */
  web: TestApp;
  /** Besides one for each picture. */
  jobs: number;
  /** How long each cut lasts; between them it is as long. */
  cutsMs: number[];
  /** Called at the middle of the cuts. */
  strike?: () => Promise<void>;
}

const pictures = 6;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Cuts the lines of a client that resubscribes by itself while another of the account makes jobs, deletes pictures and
 * restores some of them, then expects that it knows what the database knows.
 */
export async function expectTruthAfter({ lines, web, jobs, cutsMs, strike }: Outages): Promise<void> {
  const maker = await signUp(web.url);
  const accountId = await readAccountId(web, maker.apiKey as string);
  const client = openResubscribingClient(
    lines.map(({ url }) => url),
    maker.apiKey as string,
  );
  try {
    const making = makeJobs(maker, jobs);
    for (const [n, ms] of cutsMs.entries()) {
      await wait(ms);
      for (const line of lines) line.cut();
      if (strike && n === Math.floor(cutsMs.length / 2)) await strike();
      await wait(ms);
      for (const line of lines) line.open();
    }
    await making;
    const isOver = async () => {
      const truth = await readTruth(web, accountId);
      expect(truth.jobs.filter(({ status }) => ['QUEUED', 'RUNNING'].includes(status))).toEqual([]);
      return truth;
    };
    const truth = await vi.waitFor(isOver, { timeout: 600_000, interval: 100 });
    expect(truth.jobs.length).toBeGreaterThan(jobs);
    await vi.waitFor(() => expect(client.know()).toEqual(truth), { timeout: 10_000, interval: 50 });
    expect(client.failures).toEqual([]);
    expect(client.connections).toBeGreaterThan(cutsMs.length / 2);
    console.log(
      `${truth.jobs.length} jobs, ${truth.imageIds.length} of ${pictures} images left, ${client.connections} connections: as in the database`,
    );
  } finally {
    await client.close();
    await maker.close();
  }
}

/** Of each ten, a picture is deleted, and of two that were, one is restored. */
async function makeJobs(maker: TestClient, jobs: number): Promise<void> {
  const imageIds: string[] = [];
  for (let n = 0; n < pictures; n++) {
    const { data } = await maker.upload(await makePicture());
    imageIds.push(data!.uploadImage.image.id);
  }
  const change = (name: string, id: string | undefined) =>
    maker.get(`mutation { ${name}(input: { ids: ["${id}"] }) { notFoundIds } }`);
  const process =
    'mutation ($input: ProcessImagesInput!) { processImages(input: $input) { jobs { id } notFoundIds } }';
  for (let made = 0, round = 0; made < jobs; made += 10, round++) {
    const recipes = Array.from({ length: 10 }, (_, n) => ({ resize: { width: made + n + 1 } }));
    await maker.get(process, { input: { imageIds: [imageIds[0]], recipes } });
    const changed = imageIds[1 + (round % (pictures - 1))];
    await maker.get(process, {
      input: { imageIds: [changed], recipes: [{ resize: { width: 500 + round } }] },
    });
    await change('deleteImages', changed);
    if (round % 2 === 0) await change('restoreImages', changed);
    await wait(20);
  }
}
