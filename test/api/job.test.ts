import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let client: TestClient;
let imageId: string;

/** Serves only: jobs stay QUEUED until `work` is called. */
beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  client = await signUp(app.url);
  const { data } = await client.upload(await makePicture({ width: 64, height: 48 }));
  imageId = data!.uploadImage.image.id;
});
afterAll(async () => {
  await client.close();
  await app.close();
});

interface JobFacts {
  id: string;
  kind: string;
  status: string;
  stage: string;
  progress: number;
  error: { code: string; isRetryable: boolean } | null;
  rendition: { id: string } | null;
  retryOf: { id: string } | null;
  finishedAt: string | null;
}

const facts =
  'id kind status stage progress error { code isRetryable } rendition { id } retryOf { id } finishedAt';

const process = async (recipe: object) =>
  (
    await client.get<{ processImage: { job: JobFacts } }>(
      `mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { ${facts} } } }`,
      { input: { imageId, recipe } },
    )
  ).processImage.job;

const change = async (mutation: 'cancelJob' | 'retryJob', id: string) => {
  const { data, errors } = await client.ask<Record<string, { job: JobFacts }>>(
    `mutation { ${mutation}(input: { id: "${id}" }) { job { ${facts} } } }`,
  );
  return data?.[mutation]?.job ?? errors?.[0]?.extensions;
};

const listJobs = async (args: string) =>
  (await client.get<{ jobs: { nodes: { id: string }[] } }>(`{ jobs(${args}) { nodes { id status } } }`)).jobs
    .nodes;

async function work(...ids: string[]): Promise<void> {
  const worker = await startTestApp({ beside: app, serve: false });
  for (const id of ids) await watchToEnd(client, id);
  await worker.close();
}

describe('a queued job', () => {
  test('is the answer to whoever asks for the same', async () => {
    const [one, other] = await Promise.all([
      process({ resize: { width: 11 } }),
      process({ resize: { width: 11 } }),
    ]);
    expect(one.id).toBe(other.id);
    expect(one).toMatchObject({ status: 'QUEUED', stage: 'WAITING', progress: 0, finishedAt: null });
  });

  test('can be canceled, twice, and retried as a new job', async () => {
    const { id } = await process({ resize: { width: 12 } });
    const canceled = await change('cancelJob', id);
    expect(canceled).toMatchObject({ status: 'CANCELED', error: { code: 'CANCELED', isRetryable: true } });
    expect((canceled as JobFacts).finishedAt).not.toBeNull();
    expect(await change('cancelJob', id)).toEqual(canceled);
    const again = (await change('retryJob', id)) as JobFacts;
    expect(again).toMatchObject({ status: 'QUEUED', retryOf: { id } });
    expect(await change('retryJob', id)).toMatchObject({ id: again.id });
    expect(await change('retryJob', again.id)).toEqual({
      code: 'CONFLICT',
      isRetryable: false,
      params: { status: 'QUEUED' },
    });
  });
});

test('a running job can be canceled; its result is not wanted any more', async () => {
  const { id } = await process({ removeBackground: {}, resize: { width: 13 } });
  // As a worker claims it, which this process has none of.
  await runSql(
    app,
    "update job set status = 'RUNNING', claim = 1, attempt = 1, started_at = now() where id = $1",
    [id],
  );
  expect(await change('retryJob', id)).toMatchObject({ code: 'CONFLICT' });
  expect(await change('cancelJob', id)).toMatchObject({ status: 'CANCELED' });
  expect((await process({ removeBackground: {}, resize: { width: 13 } })).id).not.toBe(id);
});

test('a finished job is final, and the answer to whoever asks for the same', async () => {
  const recipe = { resize: { width: 14 } };
  const { id } = await process(recipe);
  await work(id);
  expect(await change('cancelJob', id)).toEqual({
    code: 'CONFLICT',
    isRetryable: false,
    params: { status: 'SUCCEEDED' },
  });
  expect(await change('retryJob', id)).toEqual({
    code: 'CONFLICT',
    isRetryable: false,
    params: { status: 'SUCCEEDED' },
  });
  const again = await process(recipe);
  expect(again).toMatchObject({
    id,
    status: 'SUCCEEDED',
    progress: 1,
    rendition: { id: expect.any(String) },
  });
});

test('what an image was given without being asked comes as a job that has succeeded', async () => {
  const prepare = (await listJobs('first: 100')).at(-1)!;
  await work(prepare.id);
  const thumbnail = { resize: { width: 320, height: 320 } };
  const job = await process(thumbnail);
  expect(job).toMatchObject({ kind: 'PROCESS_IMAGE', status: 'SUCCEEDED', stage: 'DONE', progress: 1 });
  expect(job.finishedAt).not.toBeNull();
  expect((await process(thumbnail)).id).toBe(job.id);
  const { image } = await client.get<{ image: { thumbnail: { id: string } } }>(
    `{ image(id: "${imageId}") { thumbnail { id } } }`,
  );
  expect(job.rendition).toEqual(image.thumbnail);
});

test('a failed job says why and can be retried', async () => {
  const { id } = await process({ output: { maxBytes: 20 } });
  await work(id);
  const { job } = await client.get<{ job: JobFacts }>(`{ job(id: "${id}") { ${facts} } }`);
  expect(job).toMatchObject({ status: 'FAILED', error: { code: 'TARGET_NOT_REACHED' }, rendition: null });
  expect(await change('cancelJob', id)).toEqual({
    code: 'CONFLICT',
    isRetryable: false,
    params: { status: 'FAILED' },
  });
  expect(await change('retryJob', id)).toMatchObject({ status: 'QUEUED', retryOf: { id } });
});

describe('the list of jobs', () => {
  test('takes the statuses asked for', async () => {
    const all = await listJobs('first: 100');
    const some = await listJobs('first: 100, filter: { statuses: [CANCELED, FAILED] }');
    expect(some.length).toBeGreaterThan(1);
    expect(some).toEqual(all.filter((job) => /CANCELED|FAILED/.test(JSON.stringify(job))));
    expect(await listJobs('first: 100, filter: { statuses: [] }')).toEqual([]);
    expect(await listJobs('first: 100, filter: { statuses: null }')).toEqual(all);
  });

  test('is read page by page, newest first, each job once', async () => {
    const all = await listJobs('first: 100');
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { jobs }: { jobs: Page } = await client.get(
        `query ($after: String) { jobs(first: 2, after: $after) {
          edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { after },
      );
      expect(jobs.edges.map(({ node }) => node)).toEqual(jobs.nodes);
      expect(jobs.pageInfo).toMatchObject({
        hasPreviousPage: false,
        startCursor: jobs.edges[0]?.cursor,
        endCursor: jobs.edges.at(-1)?.cursor,
      });
      ids.push(...jobs.nodes.map(({ id }) => id));
      after = jobs.pageInfo.hasNextPage ? jobs.pageInfo.endCursor : null;
    } while (after);
    expect(ids).toEqual(all.map(({ id }) => id));
  });

  test.each([0, -1, 101])('refuses first: %i', async (first) => {
    const { errors } = await client.ask(`{ jobs(first: ${first}) { nodes { id } } }`);
    expect(errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      isRetryable: false,
      params: { argument: 'first' },
    });
  });

  test('of an image has 20 where nobody says how many', async () => {
    const counts = await client.get<{ image: Record<string, Page> }>(
      `{ image(id: "${imageId}") { jobs { nodes { id } } given: jobs(first: null) { nodes { id } } } }`,
    );
    const expected = Math.min(20, (await listJobs('first: 100')).length);
    expect(counts.image.jobs?.nodes).toHaveLength(expected);
    expect(counts.image.given?.nodes).toHaveLength(expected);
  });

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    '',
    'x',
    '!!',
    encode(null),
    encode(['yesterday', 'job_01m7yy1f5ee03spev3sf6jafe8']),
    encode(['0000-01-01T00:00:00.000Z', 'job_01m7yy1f5ee03spev3sf6jafe8']),
    encode(['2026-01-01T00:00:00.000Z', "' or 1 = 1"]),
    encode(['2026-01-01T00:00:00.000Z', 'a\u0000']),
    encode(['2026-01-01T00:00:00.000Z']),
  ])('refuses the cursor %j', async (after) => {
    const { errors } = await client.ask(
      'query ($after: String) { jobs(first: 1, after: $after) { nodes { id } } }',
      {
        after,
      },
    );
    expect(errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      isRetryable: false,
      params: { argument: 'after' },
    });
  });
});

test.each(['', 'x', 'job_', 'job_01m7yy1f5ee03spev3sf6jafe8', 'a\u0000b', 'img_01m7yy1f5ee03spev3sf6jafe8'])(
  'there is no job %j',
  async (id) => {
    expect(await client.get('query ($id: ID!) { job(id: $id) { id } node(id: $id) { id } }', { id })).toEqual(
      {
        job: null,
        node: null,
      },
    );
    const { errors } = await client.ask(
      'mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { id } } }',
      { id },
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  },
);

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

test('a retry of what was made meanwhile is a new job, and done', async () => {
  const recipe = { resize: { width: 21 } };
  const canceled = await process(recipe);
  await change('cancelJob', canceled.id);
  const { id } = await process(recipe);
  await work(id);
  const retry = (await change('retryJob', canceled.id)) as JobFacts;
  expect(retry).toMatchObject({ status: 'SUCCEEDED', retryOf: { id: canceled.id } });
  expect(retry.id).not.toBe(id);
});

test('however often it is asked for, it is one', async () => {
  const recipe = { resize: { width: 22 } };
  const canceled = await process(recipe);
  await change('cancelJob', canceled.id);
  await work((await process(recipe)).id);
  const ids = [];
  for (let i = 0; i < 3; i++) ids.push(((await change('retryJob', canceled.id)) as JobFacts).id);
  expect(new Set(ids).size).toBe(1);
});
