import { expect, vi } from 'vitest';
import { signUp } from '../client.ts';
import { makePicture } from '../picture.ts';
import { installWeb } from './installation.ts';
import type { PurgePoint } from './purge-faults.ts';
import { expectFinal } from './scenario.ts';
import { findViolations, noViolations, query, recordHistory } from './truth.ts';

const patienceMs = 60_000;
const images = 3;

/**
 * Strikes a worker at the point of a purge, starts the next, and looks at what is left: nothing of what had ended, all of
 * what had not, and as much in the rows of the runs as there was.
 */
export async function crashInPurge(point: PurgePoint): Promise<{ statuses: string[] }> {
  await using installation = await installWeb();
  const url = await installation.databaseUrl();
  await recordHistory(url);
  const client = await signUp(installation.url);
  const ids: string[] = [];
  for (let i = 0; i <= images; i++) ids.push(await upload());
  const [alive, ...ended] = ids;
  const [{ objects } = {}] = await query(
    url,
    'select count(*)::int as objects from stored_object where image_id = any($1)',
    [ended],
  );
  // One job is older than they are kept for, and has nothing to do with what has ended.
  await query(
    url,
    `insert into job select old.* from job, jsonb_populate_record(job, jsonb_build_object('id', 'job_old', 'status', 'SUCCEEDED', 'finished_at', '2020-01-01')) old
       where job.image_id = $1 limit 1`,
    [alive],
  );
  await query(url, "update image set expires_at = now() - interval '1 second' where id = any($1)", [ended]);

  const struck = installation.start({ fault: point });
  await struck.exited;
  expect(struck.process.signalCode).toBe('SIGKILL');
  installation.start();
  const isDone = "select 1 from purge_run where status = 'SUCCEEDED' and task = 'PURGE'";
  await vi.waitFor(
    async () => {
      expect(await query(url, 'select id from image')).toEqual([{ id: alive }]);
      expect(await query(url, "select 1 from job where id = 'job_old'")).toEqual([]);
      expect(await query(url, isDone)).not.toEqual([]);
      await expectFinal(installation);
    },
    { timeout: patienceMs, interval: 100 },
  );
  await client.close();
  expect(await findViolations(url, installation.dataDir)).toEqual(noViolations);
  const runs = await query<{ status: string; removed: Record<string, number> }>(
    url,
    "select status, removed from purge_run where task = 'PURGE' order by created_at, id",
  );
  const sum = (name: string) => runs.reduce((total, { removed }) => total + removed[name]!, 0);
  expect([sum('images'), sum('objects'), sum('jobs')]).toEqual([images, objects, 1]);
  expect(
    await query(url, 'select 1 from purge_receipt where removed_at is not null and objects > 0'),
  ).toHaveLength(images);
  return { statuses: runs.map(({ status }) => status) };

  async function upload(): Promise<string> {
    const { data } = await client.upload(await makePicture({ width: 64, height: 48 }));
    return data!.uploadImage.image.id;
  }
}
