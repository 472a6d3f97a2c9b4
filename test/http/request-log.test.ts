import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';

type Line = Record<string, unknown> & { event: string };

let beside: TestApp;
let app: App;
let url: string;
let client: TestClient;
const lines: Line[] = [];

beforeAll(async () => {
  beside = await startTestApp({ serve: false, work: false });
  const log = pino({}, { write: (line) => lines.push(JSON.parse(line)) });
  const { databaseUrl, dataDir } = beside;
  const config = parseConfig({ PORT: '0', DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
  app = await openApp({ config, log });
  ({ url } = await app.serve());
  app.work();
  client = await signUp(url);
});
afterAll(async () => {
  await client.close();
  await app.close();
  await beside.close();
});

const find = (event: string, fields: object) =>
  vi.waitFor(() => {
    expect(lines).toContainEqual(expect.objectContaining({ event, ...fields }));
    return lines.find(
      (line) => line.event === event && Object.entries(fields).every(([k, v]) => line[k] === v),
    )!;
  });

test('a request is one line, whose id the answer and the jobs it asked for carry', async () => {
  const { data } = await client.upload(await makePicture());
  const [job] = data!.uploadImage.jobs;
  await watchToEnd(client, job!.id);
  const started = await find('job.started', { job: job!.id });
  const answered = await find('request.answered', { id: started.request });
  expect(answered).toMatchObject({ method: 'POST', path: '/graphql', status: 200, ms: expect.any(Number) });
  const response = await fetch(`${url}/nowhere`, { headers: { accept: 'text/plain' } });
  await find('request.answered', { id: response.headers.get('x-request-id'), path: '/nowhere', status: 404 });
});

test('no signature of a link is logged', async () => {
  const { images } = await client.get<{ images: { nodes: { url: string }[] } }>(
    '{ images(first: 1) { nodes { url } } }',
  );
  const link = new URL(images.nodes[0]!.url);
  await (await fetch(link)).arrayBuffer();
  await find('request.answered', { path: link.pathname });
  expect(JSON.stringify(lines)).not.toContain(link.searchParams.get('signature'));
});

test('an error whose cause is not shown has the id of its request', async () => {
  const rename = (from: string, to: string) =>
    app.contexts.forSystem().em.execute(`alter table ${from} rename to ${to}`);
  await rename('image', 'hidden');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${client.apiKey}` },
    body: JSON.stringify({ query: '{ images(first: 1) { nodes { id } } }' }),
  });
  await rename('hidden', 'image');
  const { errors } = (await response.json()) as { errors: { extensions: { params: object } }[] };
  const id = response.headers.get('x-request-id');
  expect(errors[0]?.extensions.params).toEqual({ id });
  await find('error.hidden', { id });
});
