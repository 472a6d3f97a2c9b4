import { expect, test } from 'vitest';
import type { ProblemCode } from '../../client/src/problem/problem.ts';
import { type Answer, type DeliverySteps, deliver } from '../../client/src/upload/deliver.ts';
import type { PutOutcome } from '../../client/src/upload/put-file.ts';

const problem = (code: ProblemCode) => ({
  problem: { code, params: {} },
});

interface Script {
  /** What the server answers, one after the other; the last one from then on. */
  create?: Answer<{ isReady: boolean }>[];
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
      const target = { url: `/url-${urls}`, method: 'PUT', headers: [] };
      return { uploadId: 'upl_1', target: answer.isReady ? null : target };
    },
    async put({ url }) {
      asked.push(`put ${url}`);
      return next(put);
    },
    async complete(uploadId) {
      asked.push(`complete ${uploadId}`);
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
  expect(asked).toEqual(['create', 'put /url-1', 'complete upl_1']);
});

test('what the server has already is completed without a byte', async () => {
  const { asked, run } = serve({ create: [{ isReady: true }] });
  expect(await run()).toEqual({ done: true });
  expect(asked).toEqual(['create', 'complete upl_1']);
});

test('a URL that has expired is renewed and put to once more', async () => {
  const { asked, run } = serve({ put: ['refused', 'stored'] });
  expect(await run()).toEqual({ done: true });
  expect(asked).toEqual(['create', 'put /url-1', 'create', 'put /url-2', 'complete upl_1']);
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
    'complete upl_1',
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
    ...['complete upl_1', 'hold ROOM', 'wait 0'],
    ...['complete upl_1', 'hold ROOM', 'wait 1'],
    ...['complete upl_1', 'go on'],
  ]);
});

test('what is wrong with the file itself is not tried again', async () => {
  const { asked, run } = serve({ complete: [problem('CORRUPT_IMAGE')] });
  expect(await run()).toEqual(problem('CORRUPT_IMAGE'));
  expect(asked).toEqual(['create', 'put /url-1', 'complete upl_1']);
});

test('a storage that does not answer, while the server does, is waited for', async () => {
  const put = [...Array.from({ length: 20 }, () => 'broken' as const), 'stored' as const];
  const { asked, run } = serve({ put });
  expect(await run()).toEqual({ done: true });
  expect(asked.filter((step) => step.startsWith('hold'))).toEqual([
    'hold CONNECTION',
    ...Array.from({ length: 19 }, () => 'hold STORAGE'),
  ]);
  expect(asked).toContain('wait 19');
});

test('a storage that refuses every URL is given up: the first is renewed at once, the second after a while', async () => {
  const { asked, run } = serve({ put: ['refused'] });
  expect(await run()).toEqual(problem('UPLOAD_INCOMPLETE'));
  expect(asked).toEqual([
    ...['create', 'put /url-1', 'create', 'put /url-2'],
    ...['hold STORAGE', 'wait 2', 'go on'],
    ...['create', 'put /url-3'],
  ]);
});

test('a file that cannot be read any more is not the fault of the connection', async () => {
  const { asked, run } = serve({ put: ['unreadable'] });
  expect(await run()).toEqual(problem('FILE_CHANGED'));
  expect(asked).toEqual(['create', 'put /url-1']);
});

test('a server that asks for patience is said to be busy', async () => {
  const { asked, run } = serve({ create: [problem('RATE_LIMITED'), { isReady: false }] });
  expect(await run()).toEqual({ done: true });
  expect(asked.slice(0, 3)).toEqual(['create', 'hold BUSY', 'wait 0']);
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
