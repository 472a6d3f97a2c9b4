import { afterEach, expect, test, vi } from 'vitest';
import type { ConversionJob } from '../../client/src/convert/conversion.ts';
import { watchJob } from '../../client/src/convert/watch-job.ts';
import { finishedJob, newImage, queuedJob } from './job-event.ts';
import { createWire } from './wire.ts';

afterEach(() => vi.unstubAllGlobals());

const prepareJob = { ...queuedJob, id: 'job_2', kind: 'PREPARE_IMAGE' };

async function watch() {
  const { client, requests } = createWire((send) => vi.stubGlobal('fetch', send));
  const news: (ConversionJob | null)[] = [];
  watchJob(client, { id: 'job_1', prepareId: 'job_2' }, (job) => news.push(job));
  await expect.poll(() => requests.length).toBe(2);
  const [job, prepare] = requests;
  return {
    news,
    answerJob: (answer: object | null) => job?.answer({ job: answer }),
    answerPrepare: (answer: object | null) => prepare?.answer({ job: answer }),
  };
}

test('the thumbnail comes with the end of the job that makes it, whichever is heard of first', async () => {
  const { news, answerJob, answerPrepare } = await watch();
  await answerJob({ ...finishedJob, image: newImage });
  expect(news.at(-1)).toMatchObject({ result: { id: 'ren_1' }, thumbnailUrl: null });
  await answerPrepare({ ...prepareJob, status: 'SUCCEEDED', image: finishedJob.image });
  await expect.poll(() => news.at(-1)?.thumbnailUrl).toBe('/files/thumbnail');
});

test('a job that is gone is told to be', async () => {
  const { news, answerJob } = await watch();
  await answerJob(null);
  expect(news).toEqual([null]);
});
