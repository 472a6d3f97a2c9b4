import type { BenchServer } from './server.ts';

export interface Sent {
  /** Ids of the jobs that are waited for. */
  jobs: string[];
}

export const cutoutRecipe = { removeBackground: {}, resize: { width: 1600, height: 1600 } };

/** Uploads one picture; resolves when the answer is there, its jobs then run. */
export async function send({ client }: BenchServer, picture: Uint8Array, recipes: object[]): Promise<Sent> {
  const { data, errors } = await client.upload(picture, { recipes });
  if (!data) throw new Error(JSON.stringify(errors));
  return { jobs: data.uploadImage.jobs.map((job) => job.id) };
}

/** Follows all jobs of the account by one subscription. */
export function followJobs({ client }: BenchServer) {
  const ended = new Map<string, string>();
  const waiting = new Map<string, () => void>();
  const stream = client.subscribe<{ jobsUpdated: { job: { id: string; status: string } | null } }>(
    'subscription { jobsUpdated { job { id status } } }',
  );
  void (async () => {
    for await (const { data } of stream) {
      const job = data?.jobsUpdated.job;
      if (!job || !['SUCCEEDED', 'FAILED', 'CANCELED'].includes(job.status)) continue;
      ended.set(job.id, job.status);
      waiting.get(job.id)?.();
    }
  })();
  return {
    /** Resolves at the final event; throws if a job did not succeed. */
    async wait({ jobs }: Sent): Promise<void> {
      for (const id of jobs) {
        if (!ended.has(id)) await new Promise<void>((resolve) => waiting.set(id, resolve));
        if (ended.get(id) !== 'SUCCEEDED') throw new Error(`${id} is ${ended.get(id)}`);
      }
    },
    stop: () => stream.return?.(),
  };
}

/** Runs `work` for 0..count-1, `atOnce` at a time; returns the milliseconds it took. */
export async function runAtOnce(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await work(next++);
    }),
  );
  return performance.now() - startedAt;
}
