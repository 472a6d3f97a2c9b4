import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../app.ts';
import { signUp, type TestClient } from '../../client.ts';
import { query } from '../../crash/truth.ts';
import { type HostileWeb, openHostileWeb } from '../../hostile-web.ts';

const hosts = ['127.0.0.2', '127.0.0.3'];

let web: HostileWeb;
let app: TestApp;
let workers: TestApp[] = [];
let clients: TestClient[];

beforeAll(async () => {
  web = await openHostileWeb({ hosts: [...hosts, '127.0.0.4', '127.0.0.5'] });
  const env = { OUTBOUND_ALLOW: `127.0.0.0/29:${web.httpPort}` };
  app = await startTestApp({ work: false, env });
  clients = [await signUp(app.url), await signUp(app.url)];
  workers = await Promise.all([0, 1].map(() => startTestApp({ serve: false, beside: app, env })));
});
afterAll(async () => {
  for (const one of [...clients, ...workers, app, web]) await one.close();
});

/** The id of the job. */
async function begin(client: TestClient, host: string, path: string): Promise<string> {
  const { importImage } = await client.get<{ importImage: { job: { id: string } } }>(
    `mutation { importImage(input: { url: "http://${host}:${web.httpPort}${path}" }) { job { id } } }`,
  );
  return importImage.job.id;
}

interface Row {
  status: string;
  attempt: number;
  error: { code: string; params: object } | null;
}

const whenJob = (id: string, wanted: object) =>
  vi.waitFor(
    async () => {
      const [row] = await query<Row>(
        app.databaseUrl,
        'select status, attempt, error from job where id = $1',
        [id],
      );
      expect(row).toMatchObject(wanted);
      return row!;
    },
    { timeout: 20_000, interval: 50 },
  );

test('two workers and two accounts ask a host for two pictures at once, and not one upon the other', async () => {
  // What a process does for the first time takes longer than a gap.
  for (const host of ['127.0.0.1', '127.0.0.1'])
    await whenJob(await begin(clients[0]!, host, '/ok/1.jpg'), { status: 'SUCCEEDED' });
  const ids: string[] = [];
  for (const client of clients)
    for (const host of hosts)
      for (const path of ['/ok/1.jpg', '/slow?s=0.4', '/ok/2.jpg']) ids.push(await begin(client, host, path));
  for (const id of ids) await whenJob(id, { status: 'SUCCEEDED', attempt: 1 });
  for (const host of hosts) {
    const { mostAtOnce, gapsMs, userAgents } = web.logOf(host);
    expect(gapsMs).toHaveLength(5);
    expect(mostAtOnce).toBeLessThanOrEqual(2);
    // 250 where they begin: what a busy machine may take of that on the way is not the pace.
    expect(Math.min(...gapsMs)).toBeGreaterThanOrEqual(150);
    expect([...userAgents]).toEqual([expect.stringMatching(/^Pasteup\/\d+\.\d+\.\d+$/)]);
  }
});

test('a host that asks for a pause has it from everybody, and the job keeps its attempt', async () => {
  const told = await begin(clients[0]!, '127.0.0.4', '/503?after=2&n=1');
  await whenJob(told, { status: 'QUEUED', attempt: 0, error: { code: 'FETCH_FAILED' } });
  const other = await begin(clients[1]!, '127.0.0.4', '/ok/1.jpg');
  for (const id of [told, other]) await whenJob(id, { status: 'SUCCEEDED', attempt: 1 });
  const { gapsMs } = web.logOf('127.0.0.4');
  expect(gapsMs).toHaveLength(2);
  expect(gapsMs[0]).toBeGreaterThanOrEqual(1950);
});

test('a host that asks for one again and again is not asked for ever', async () => {
  const id = await begin(clients[0]!, '127.0.0.5', '/429?after=600');
  await whenJob(id, { status: 'QUEUED', attempt: 0, error: { params: { statusCode: 429 } } });
  await query(app.databaseUrl, 'update job set claim = 11 where id = $1', [id]);
  await query(app.databaseUrl, "update fetch_host set blocked_until = null where host = '127.0.0.5'");
  await query(
    app.databaseUrl,
    "update pgboss.job set start_after = now() where data->>'jobId' = $1 and state = 'created'",
    [id],
  );
  await whenJob(id, { status: 'QUEUED', attempt: 1, error: { params: { statusCode: 429 } } });
});
