import fc from 'fast-check';
import sharp from 'sharp';
import { expect, vi } from 'vitest';
import { startTestApp, type TestApp, type TestAppOptions } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { type CachedJob, type LiveClient, openLiveClient } from './live-client.ts';
import { takeDatabaseAway, terminateBackends } from './outage.ts';

/** Two web processes and a worker over one database. */
export interface World {
  webs: [TestApp, TestApp];
  worker: TestApp;
  close(): Promise<void>;
}

export async function openWorld(beside?: TestAppOptions['beside']): Promise<World> {
  const worker = await startTestApp({ serve: false, beside });
  const web = () => startTestApp({ work: false, beside: worker, env: { ROLE: 'web' } });
  const webs: World['webs'] = [await web(), await web()];
  return {
    webs,
    worker,
    async close() {
      await Promise.all(webs.map((app) => app.close()));
      await worker.close();
    },
  };
}

export type Fault = (world: World, client: LiveClient) => Promise<void>;

/** They cost no work, only news. */
export const lineFaults: Record<string, Fault> = {
  disconnect: async (_world, client) => client.disconnect(),
  'lose LISTEN of the first': async ({ webs }) => webs[0].contexts.forSystem().events.drop(),
  'lose LISTEN of the second': async ({ webs }) => webs[1].contexts.forSystem().events.drop(),
  'lose LISTEN of the worker': async ({ worker }) => worker.contexts.forSystem().events.drop(),
};

/** They also break attempts off, whose jobs come back when their worker is taken for dead. */
export const databaseFaults: Record<string, Fault> = {
  'end all connections': ({ worker }) => terminateBackends(worker.databaseUrl),
  async 'take the database away'({ worker }) {
    const bringBack = await takeDatabaseAway(worker.databaseUrl);
    await wait(400);
    await bringBack();
  },
};

export interface Step {
  afterMs: number;
  fault: Fault;
}

export const someSteps = (faults: Record<string, Fault>, { maxLength }: { maxLength: number }) =>
  fc.array(
    fc.record({
      afterMs: fc.nat({ max: 300 }),
      fault: fc.constantFrom(...Object.keys(faults)).map((name) => nameFault(name, faults[name] as Fault)),
    }),
    { minLength: Math.ceil(maxLength / 2), maxLength },
  );

/** So that a counterexample reads as its faults' names. */
const nameFault = (name: string, fault: Fault): Fault =>
  Object.assign(fault.bind(null), { [fc.toStringMethod]: () => name });

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the jobs under the faults, then expects that the client's cache comes to equal the database. */
export async function expectTrueEnd(
  world: World,
  { jobs, steps }: { jobs: number; steps: Step[] },
): Promise<void> {
  const maker = await signUp(world.webs[0].url);
  const { data } = await maker.upload(await drawDisc());
  const imageId = data!.uploadImage.image.id;
  const client = await openLiveClient(
    world.webs.map((web) => web.url),
    maker.apiKey as string,
  );
  try {
    const making = makeJobs(maker, imageId, jobs);
    for (const { afterMs, fault } of steps) {
      await wait(afterMs);
      await fault(world, client);
    }
    await making;
    const patience = { timeout: 60_000, interval: 100 };
    await vi.waitFor(async () => expect(await countActive(world, imageId)).toBe(0), patience);
    await vi.waitFor(async () => expect(client.readJobs()).toEqual(await readTruth(world, imageId)), {
      timeout: 10_000,
      interval: 100,
    });
    expect(client.readJobs()).toHaveLength(jobs + 1);
    expect(client.setbacks).toEqual([]);
  } finally {
    await client.close();
    await maker.close();
  }
}

const drawDisc = () =>
  sharp(Buffer.from('<svg width="120" height="90"><circle cx="60" cy="45" r="30" fill="#b32"/></svg>'))
    .jpeg()
    .toBuffer();

/** By another client of the account, so that the one that watches learns of them by events only. */
async function makeJobs(maker: TestClient, imageId: string, count: number): Promise<void> {
  const mutation = 'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }';
  const patience = { timeout: 20_000, interval: 50 };
  const widths = Array.from({ length: count }, (_, n) => n + 1).values();
  const makeSome = async () => {
    for (const width of widths)
      await vi.waitFor(
        () => maker.get(mutation, { input: { imageId, recipe: { resize: { width } } } }),
        patience,
      );
  };
  await Promise.all([makeSome(), makeSome(), makeSome()]);
}

async function countActive({ worker }: World, imageId: string): Promise<number> {
  const [row] = await worker.contexts
    .forSystem()
    .em.execute<{ count: string }[]>(
      `select count(*) from job where image_id = ? and status in ('QUEUED', 'RUNNING')`,
      [imageId],
    );
  return Number(row?.count);
}

async function readTruth({ worker }: World, imageId: string): Promise<CachedJob[]> {
  const rows = await worker.contexts.forSystem().em.execute<{ job: CachedJob }[]>(
    `select json_build_object('id', job.id, 'status', job.status, 'stage', job.stage,
       'progress', job.progress, 'attempt', job.attempt,
       'updatedAt', to_char(job.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'image', json_build_object('id', job.image_id),
       'rendition', case when rendition.id is null then null
         else json_build_object('id', rendition.id, 'byteSize', rendition.byte_size) end) as job
     from job left join rendition on rendition.key = job.rendition_key
     where job.image_id = ? order by job.created_at desc, job.id desc`,
    [imageId],
  );
  return rows.map(({ job }) => job);
}
