import { vi } from 'vitest';
import { startTestApp, type TestApp, type TestAppOptions } from '../app.ts';
import { type GraphqlAnswer, signUp, type TestClient } from '../client.ts';
import { type HostileWeb, openHostileWeb } from '../hostile-web.ts';

export interface BatchBed {
  app: TestApp;
  web: HostileWeb;
  owner: TestClient;
  /** The address of a path of the web, by a name of its own where one is given. */
  at(path: string): string;
  close(): Promise<void>;
}

/** A server that may fetch from a web of the test, and an account of it. */
export async function openBatchBed({ env = {}, ...options }: TestAppOptions = {}): Promise<BatchBed> {
  const web = await openHostileWeb();
  const app = await startTestApp({
    ...options,
    env: { OUTBOUND_ALLOW: `127.0.0.0/8:${web.httpPort}`, FETCH_PER_HOST: '8', ...env },
  });
  const owner = await signUp(app.url);
  return {
    app,
    web,
    owner,
    at: (path) => `http://127.0.0.1:${web.httpPort}${path}`,
    async close() {
      await owner.close();
      await app.close();
      await web.close();
    },
  };
}

/** Sends a mutation whose input has a spreadsheet. */
export async function sendCsv<T>(
  client: TestClient,
  { query, csv, input = {}, filename = 'vases.csv' }: SentCsv,
): Promise<GraphqlAnswer<T>> {
  const form = new FormData();
  const { csv: reading, ...rest } = input as { csv?: object };
  const variables = { input: { ...rest, csv: { ...reading, file: null } } };
  form.set('operations', JSON.stringify({ query, variables }));
  form.set('map', JSON.stringify({ 0: ['variables.input.csv.file'] }));
  form.set('0', new Blob([typeof csv === 'string' ? csv : Buffer.from(csv)]), filename);
  const response = await fetch(`${client.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.apiKey}`, 'apollo-require-preflight': 'true' },
    body: form,
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer<T>, 'status'>) };
}

interface SentCsv {
  query: string;
  csv: string | Uint8Array;
  input?: object;
  filename?: string;
}

const createQuery =
  'mutation ($input: CreateBatchInput!) { createBatch(input: $input) { batch { id name status } wasKnown } }';

export interface Created {
  createBatch: { batch: { id: string; name: string; status: string }; wasKnown: boolean } | null;
}

export const askToCreate = (client: TestClient, csv: string | Uint8Array, input: object = {}) =>
  sendCsv<Created>(client, { query: createQuery, csv, input });

/** The id of a batch that was taken. */
export async function createBatch(
  client: TestClient,
  csv: string | Uint8Array,
  input: object = {},
): Promise<string> {
  const { data, errors } = await askToCreate(client, csv, input);
  if (!data?.createBatch) throw new Error(JSON.stringify(errors));
  return data.createBatch.batch.id;
}

export interface ReadItem {
  id: string;
  url: string;
  status: string;
  attempt: number;
  error: { code: string; params: Record<string, unknown> } | null;
  duplicateOf: { id: string } | null;
  image: { id: string; status: string } | null;
  renditions: ({ url: string; mimeType: string } | null)[];
}

export interface ReadRow {
  id: string;
  index: number;
  line: number;
  name: string | null;
  cells: string[];
  status: string;
  items: ReadItem[];
}

export interface ReadBatch {
  status: string;
  error: { code: string; params: Record<string, unknown> } | null;
  progress: number;
  secondsLeft: number | null;
  counts: Record<string, number>;
  failures: { code: string; count: number }[];
  problems: { code: string; line: number; column: number | null; isFatal: boolean }[];
  problemCount: number;
  resultUrl: string;
  finishedAt: string | null;
  rows: { nodes: ReadRow[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

const rowFields = `id index line name cells status items { id url status attempt error { code params } duplicateOf { id }
  image { id status } renditions { url mimeType } }`;

export async function readBatch(client: TestClient, id: string, args = '(first: 100)'): Promise<ReadBatch> {
  const { batch } = await client.get<{ batch: ReadBatch }>(
    `{ batch(id: "${id}") { status error { code params } progress secondsLeft
       counts { rows items distinct queued running succeeded failed canceled inputBytes outputBytes }
       failures { code count } problems { code line column isFatal } problemCount resultUrl finishedAt
       rows${args} { nodes { ${rowFields} } pageInfo { hasNextPage endCursor } } } }`,
  );
  return batch;
}

const final = ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELED'];

/** When its end has come. */
export async function whenDone(client: TestClient, id: string, timeoutMs = 60_000): Promise<ReadBatch> {
  return vi.waitFor(
    async () => {
      const batch = await readBatch(client, id);
      if (!final.includes(batch.status)) throw new Error(JSON.stringify(batch.counts));
      return batch;
    },
    { timeout: timeoutMs, interval: 100 },
  );
}
