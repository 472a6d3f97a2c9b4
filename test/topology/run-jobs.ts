import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, vi } from 'vitest';
import { createTestClient, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { completeImageUpload, createUpload, putBytes } from '../presigned.ts';
import type { Topology } from './topology.ts';

const recipe = { resize: { width: 120 }, output: { format: 'PNG' } };
const patienceMs = 180_000;
const atOnce = 3;
/** Sent before they are done: enough for the workers to do, and some are still being sent at every strike. */
const ahead = 10;

/** A plain colour of its own for each number, with which its conversion is told from another's. */
const colourOf = (n: number) => ({ r: (n * 53) % 256, g: (n * 101) % 256, b: (n * 197) % 256 });

const drawPlain = (n: number) =>
  sharp({ create: { width: 240, height: 180, channels: 3, background: colourOf(n) } })
    .png()
    .toBuffer();

export interface Strike {
  /** As many conversions are done when it comes. */
  after: number;
  strike: () => Promise<void>;
}

/**
 * Sends `count` pictures, each to be converted, as a program does that tries again, and strikes meanwhile. Resolves when
 * all is final and every conversion was looked at.
 */
export async function runJobs(topology: Topology, { count, strikes }: { count: number; strikes: Strike[] }) {
  const clients = await openClients(topology);
  const numbers = Array.from({ length: count }, (_, n) => n).values();
  const imageIds = new Map<number, string>();
  const sending = Array.from({ length: atOnce }, async () => {
    for (const n of numbers) {
      await waitForDone(topology, n - ahead);
      imageIds.set(n, await sendWithPatience(clients, n));
    }
  });
  for (const { after, strike } of strikes) {
    await waitForDone(topology, after);
    await strike();
  }
  await Promise.all(sending);
  await vi.waitFor(async () => expect(await countActive(topology)).toBe(0), {
    timeout: patienceMs,
    interval: 200,
  });
  for (const [n, id] of imageIds) await expectRight(clients, n, id);
}

/** One account at both web processes. */
async function openClients({ webs }: Topology): Promise<TestClient[]> {
  const [first] = webs;
  const { signUp } = await createTestClient(first!.url).get<{ signUp: { secret: string } }>(
    'mutation { signUp { secret } }',
  );
  return webs.map(({ url }) => createTestClient(url, signUp.secret));
}

/** The same upload by its clientId, at one web process or the other, until it is taken. */
async function sendWithPatience(clients: TestClient[], n: number): Promise<string> {
  const bytes = await drawPlain(n);
  const startedAt = Date.now();
  for (let attempt = 0; ; attempt++) {
    try {
      return await send(clients[(n + attempt) % clients.length]!, bytes, `picture ${n}`);
    } catch (error) {
      if (Date.now() - startedAt > patienceMs) throw error;
      await setTimeout(250);
    }
  }
}

async function send(client: TestClient, bytes: Uint8Array, clientId: string): Promise<string> {
  const created = await createUpload(client, bytes, {
    clientId,
    filename: `${clientId}.png`,
    mimeType: 'image/png',
  });
  const { id, target } = created.data!.createUpload.upload;
  if (target && !(await putBytes(target, bytes)).ok) throw new Error('The PUT failed');
  const completed = await completeImageUpload(client, id, [recipe]);
  return completed.data!.completeImageUpload.image.id;
}

const waitForDone = (topology: Topology, count: number) =>
  vi.waitFor(async () => expect(await countDone(topology)).toBeGreaterThanOrEqual(count), {
    timeout: patienceMs,
    interval: 100,
  });

const countDone = async ({ databaseUrl }: Topology): Promise<number> => {
  const rows = await query(
    databaseUrl,
    "select 1 from job where kind = 'PROCESS_IMAGE' and status = 'SUCCEEDED'",
  );
  return rows.length;
};

const countActive = async ({ databaseUrl }: Topology): Promise<number> =>
  (await query(databaseUrl, "select 1 from job where status in ('QUEUED', 'RUNNING')")).length;

/** By its URL, from the bucket: the size that was asked for, in the colour of this picture and no other. */
async function expectRight(clients: TestClient[], n: number, id: string): Promise<void> {
  const asked = `query ($id: ID!, $recipe: RecipeInput!) { image(id: $id) { rendition(recipe: $recipe) { url } } }`;
  const { image } = await clients[n % clients.length]!.get<{ image: { rendition: { url: string } } }>(asked, {
    id,
    recipe,
  });
  const bytes = Buffer.from(await (await fetch(image.rendition.url)).arrayBuffer());
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { r, g, b } = colourOf(n);
  expect([info.width, info.height, ...data.subarray(0, 3)]).toEqual([120, 90, r, g, b]);
}
