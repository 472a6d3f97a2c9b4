import { expect, test } from 'vitest';
import {
  type Answer,
  type CreatedUpload,
  type DeliverySteps,
  deliver,
} from '../../client/src/upload/deliver.ts';
import type { PutOutcome } from '../../client/src/upload/put-file.ts';

const problem = (
  code: 'OFFLINE' | 'UPLOAD_INCOMPLETE' | 'CORRUPT_IMAGE' | 'RATE_LIMITED' | 'QUOTA_EXCEEDED',
) => ({
  problem: { code, params: {} },
});

interface Script {
  /** What the server answers, one after the other; the last one from then on. */
  create?: Answer<Pick<CreatedUpload, 'isReady'>>[];
  put?: PutOutcome[];
  complete?: Answer<{ done: true }>[];
}

/** A server by script, and what was asked of it. */
function serve({ create = [{ isReady: false }], put = ['stored'], complete = [{ done: true }] }: Script) {
  const asked: string[] = [];
  const abort = new AbortController();
  const next = <T>(answers: T[]) => (answers.length > 1 ? answers.shift() : answers[0]) as T;
  let urls = 0;
  const steps: DeliverySteps<{ done: true }> = {
    async create() {
      const answer = next(create);
      asked.push('create');
      if ('problem' in answer) return answer;
      urls += 1;
      return { ...answer, imageId: 'img_1', target: { url: `/url-${urls}`, method: 'PUT', headers: [] } };
    },
    async put({ url }) {
      asked.push(`put ${url}`);
      return next(put);
    },
    async complete(imageId) {
      asked.push(`complete ${imageId}`);
      return next(complete);
    },
  };
  const run = () =>
    deliver(steps, {
      signal: abort.signal,
      onHold: (held) => asked.push(held ? `hold ${held}` : 'go on'),
      wait: async (attempt) => {
        asked.push(`wait ${attempt}`);
      },
    });
  return { asked, abort, steps, run };
}

test('a file is announced, put and completed', async () => {
  const { asked, run } = serve({});
  expect(await run()).toEqual({ done: true });
  expect(asked).toEqual(['create', 'put /url-1', 'complete img_1']);
});

test('what the server has already is completed without a byte', async () => {
  const { asked, run } = serve({ create: [{ isReady: true }] });
  expect(await run()).toEqual({ done: true });
  expect(asked).toEqual(['create', 'complete img_1']);
});

test('a URL that has expired is renewed and put to once more', async () => {
  const { asked, run } = serve({ put: ['refused', 'stored'] });
  expect(await run()).toEqual({ done: true });
  expect(asked).toEqual(['create', 'put /url-1', 'create', 'put /url-2', 'complete img_1']);
});

test('bytes that did not all arrive are put again', async () => {
  const { asked, run } = serve({ complete: [problem('UPLOAD_INCOMPLETE'), { done: true }] });
  expect(await run()).toEqual({ done: true });
  expect(asked.filter((step) => step.startsWith('put'))).toEqual(['put /url-1', 'put /url-2']);
});

test('a broken connection holds the file, and it goes on with a fresh URL', async () => {
  const { asked, run } = serve({
    put: ['broken', 'stored'],
    create: [{ isReady: false }, problem('OFFLINE'), problem('OFFLINE'), { isReady: false }],
  });
  expect(await run()).toEqual({ done: true });
  expect(asked).toEqual([
    'create',
    'put /url-1',
    ...['hold CONNECTION', 'wait 0', 'go on'],
    ...['create', 'hold CONNECTION', 'wait 0', 'create', 'hold CONNECTION', 'wait 1', 'create', 'go on'],
    'put /url-2',
    'complete img_1',
  ]);
});

test('an answer that was lost is asked for again', async () => {
  const { asked, run } = serve({ complete: [problem('OFFLINE'), problem('RATE_LIMITED'), { done: true }] });
  expect(await run()).toEqual({ done: true });
  expect(asked.filter((step) => step.startsWith('put'))).toHaveLength(1);
  expect(asked.filter((step) => step.startsWith('complete'))).toHaveLength(3);
});

test('an account without room for the bytes refuses the file; one without room for its jobs is waited for', async () => {
  const full = problem('QUOTA_EXCEEDED');
  const bytes = serve({ create: [full] });
  expect(await bytes.run()).toEqual(full);
  const jobs = serve({ complete: [full, full, { done: true }] });
  expect(await jobs.run()).toEqual({ done: true });
  expect(jobs.asked.slice(2)).toEqual([
    ...['complete img_1', 'hold ROOM', 'wait 0'],
    ...['complete img_1', 'hold ROOM', 'wait 1'],
    ...['complete img_1', 'go on'],
  ]);
});

test('what is wrong with the file itself is not tried again', async () => {
  const { asked, run } = serve({ complete: [problem('CORRUPT_IMAGE')] });
  expect(await run()).toEqual(problem('CORRUPT_IMAGE'));
  expect(asked).toEqual(['create', 'put /url-1', 'complete img_1']);
});

test('a store that never takes the bytes is given up', async () => {
  const broken = serve({ put: ['broken'] });
  expect(await broken.run()).toEqual(problem('OFFLINE'));
  const refusing = serve({ put: ['refused'] });
  expect(await refusing.run()).toEqual(problem('UPLOAD_INCOMPLETE'));
  expect(refusing.asked.filter((step) => step.startsWith('put'))).toHaveLength(6);
});

test('nothing is asked any more once it is canceled', async () => {
  const { asked, abort, steps, run } = serve({});
  const { put } = steps;
  steps.put = (target) => {
    abort.abort();
    return put(target);
  };
  expect(await run()).toMatchObject({ problem: { code: 'CANCELED' } });
  expect(asked).toEqual(['create', 'put /url-1']);
});
