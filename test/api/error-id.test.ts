import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OutputFormat } from '../../src/tools/imaging/imaging.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { requestJob, uploadImage } from '../jobs/work.ts';
import { createLogLines } from '../log-lines.ts';
import { makePicture } from '../picture.ts';

const { log, lines } = createLogLines();
/** Whether the children are sent what makes them stumble. */
let isBad = false;
let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({
    env: { RENDER_CHILDREN: '1' },
    log,
    decorate: ({ imaging, ...tools }) => ({
      ...tools,
      imaging: {
        ...imaging,
        inspect: (path, options) => imaging.inspect(isBad ? (null as unknown as string) : path, options),
        render: (input, options) =>
          imaging.render(
            // Without its original it is not weighed, so that it gets as far as a child.
            isBad
              ? { ...input, original: undefined, plans: [{ output: { format: 'stone' as OutputFormat } }] }
              : input,
            options,
          ),
      },
    }),
  });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

type Params = Record<string, string | number>;

const findId = (message: string, { id = 'none' }: Params) => {
  expect(message).toContain(id);
  return String(id);
};
/** Where it came from in the child, by the id that the caller was given. */
const findStacks = (id: string) =>
  lines.filter((line) => line.id === id).map((line) => line.stack ?? line.err?.stack);

test('the id that an upload is answered with finds in the log where its child failed', async () => {
  isBad = true;
  const { errors: [error] = [] } = await client.upload(await makePicture());
  isBad = false;
  expect(error?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  const id = findId(error?.message ?? '', error?.extensions.params ?? {});
  expect(findStacks(id)).toContainEqual(expect.stringMatching(/TypeError.*inspect-file/s));
});

test('the id in Job.error finds in the log the job, and where its child failed', async () => {
  const imageId = await uploadImage(app, client);
  isBad = true;
  const jobId = await requestJob(client, imageId, { resize: { width: 91 } });
  const error = await vi.waitFor(async () => {
    const [job] = await query<{ error: { message: string; params: Params } | null }>(
      app.databaseUrl,
      'select error from job where id = $1',
      [jobId],
    );
    return job?.error ?? expect.fail('not tried yet');
  });
  isBad = false;
  const id = findId(error.message, error.params);
  expect(findStacks(id)).toContainEqual(expect.stringMatching(/TypeError.*render-plans/s));
  expect(lines).toContainEqual(expect.objectContaining({ event: 'job.failed', job: jobId, id }));
});
