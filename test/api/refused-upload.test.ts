import http from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { buildMultipart, fieldPart, type Multipart, signUpAsAdmin } from '../multipart.ts';

/** What a request is answered with, and the next one on the same connection. */
const adminKey = 'an-admin-key-of-enough-letters';
let app: TestApp;
let apiKey: string;

beforeAll(async () => {
  app = await startTestApp({
    env: { ADMIN_KEY: adminKey, MAX_IMAGES: '1', MAX_UPLOAD_BYTES: '30MB' },
    work: false,
  });
  apiKey = await signUpAsAdmin(app.url, adminKey);
});
afterAll(() => app.close());

const mutation = 'mutation ($input: UploadImageInput!) { uploadImage(input: $input) { image { id } } }';
const operations = (query = mutation, input: object = {}) =>
  fieldPart('operations', { query, variables: { input: { ...input, file: null } } });
const map = fieldPart('map', { 0: ['variables.input.file'] });

interface Refusal {
  code: string;
  parts: (file: { name: string; bytes: Buffer; filename: string }) => Parameters<typeof buildMultipart>[0];
  /** Default: the account's. */
  bearer?: string | null;
}

const refusals: Record<string, Refusal> = {
  'no key': { code: 'UNAUTHENTICATED', parts: (file) => [operations(), map, file], bearer: null },
  'the key of nobody': {
    code: 'UNAUTHENTICATED',
    parts: (file) => [operations(), map, file],
    bearer: 'pst_x',
  },
  'no operations': { code: 'BAD_USER_INPUT', parts: (file) => [map, file] },
  'a file before the map': { code: 'BAD_USER_INPUT', parts: (file) => [operations(), file] },
  'a document that does not parse': {
    code: 'GRAPHQL_PARSE_FAILED',
    parts: (file) => [operations('mutation {'), map, file],
  },
  'a field that is not there': {
    code: 'GRAPHQL_VALIDATION_FAILED',
    parts: (file) => [operations('mutation { nothing }'), map, file],
  },
  'too much asked': {
    code: 'QUERY_TOO_COMPLEX',
    parts: (file) => [operations(`{ ${'limits { maxPixels } '.repeat(1000)} }`), map, file],
  },
  'an input that is wrong': {
    code: 'BAD_USER_INPUT',
    parts: (file) => [operations(mutation, { clientId: '' }), map, file],
  },
  'a picture that is none': { code: 'UNSUPPORTED_IMAGE', parts: (file) => [operations(), map, file] },
  'two files': { code: 'BAD_USER_INPUT', parts: (file) => [operations(), map, file, { ...file, name: '1' }] },
};

interface Answer {
  text: string;
  ms: number;
}

/** One connection, on which requests follow one another. */
interface Line {
  post(headers: Record<string, string>, body: Buffer): Promise<Answer>;
  close(): void;
}

const lines: Record<string, () => Line> = {
  fetch: () => ({
    async post(headers, body) {
      const sinceMs = performance.now();
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
      });
      return { text: await response.text(), ms: performance.now() - sinceMs };
    },
    close() {},
  }),
  'node:http': () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    return {
      post: (headers, body) =>
        new Promise((resolve, reject) => {
          const sinceMs = performance.now();
          const request = http.request(`${app.url}/graphql`, { method: 'POST', headers, agent }, (answer) => {
            let text = '';
            answer.on('data', (chunk) => {
              text += chunk;
            });
            answer.on('end', () => resolve({ text, ms: performance.now() - sinceMs }));
          });
          request.on('error', reject);
          request.end(body);
        }),
      close: () => agent.destroy(),
    };
  },
  'a raw socket': () => {
    const { hostname, port } = new URL(app.url);
    let socket: Socket | null = null;
    return {
      async post(headers, body) {
        socket ??= connect(Number(port), hostname);
        const sinceMs = performance.now();
        const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.write(
          `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\n${head.join('')}Content-Length: ${body.length}\r\n\r\n`,
        );
        socket.write(body);
        const text = await readAnswer(socket);
        return { text, ms: performance.now() - sinceMs };
      },
      close: () => socket?.destroy(),
    };
  },
};

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let read = '';
    const onData = (chunk: Buffer) => {
      read += chunk;
      const [head = '', ...rest] = read.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      const text = rest.join('\r\n\r\n');
      if (!length || Buffer.byteLength(text) < length) return;
      socket.off('data', onData);
      resolve(text);
    };
    socket.on('data', onData).once('error', reject);
    socket.once('close', () => reject(new Error(`The connection was closed after ${read || 'nothing'}.`)));
  });
}

const sizes = { '10 KB': 10_000, '300 KB': 300_000, '20 MB': 20_000_000 };
const cases = Object.keys(refusals).flatMap((why) => Object.keys(sizes).map((size) => [why, size] as const));

describe.each(Object.keys(lines))('by %s', (name) => {
  test.each(cases)('%s, %s: refused in words, and the next request is answered', async (why, size) => {
    const { code, parts, bearer = apiKey } = refusals[why]!;
    const file = {
      name: '0',
      bytes: Buffer.alloc(sizes[size as keyof typeof sizes], 'A'),
      filename: 'a.jpg',
    };
    const { headers, body }: Multipart = buildMultipart(parts(file));
    const line = lines[name]!();
    const refused = await line.post(
      { ...headers, ...(bearer && { authorization: `Bearer ${bearer}` }) },
      body,
    );
    const { errors } = JSON.parse(refused.text) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe(code);
    const next = await line.post(
      { 'content-type': 'application/json' },
      Buffer.from('{"query":"{ limits { maxPixels } }"}'),
    );
    expect(JSON.parse(next.text)).toMatchObject({ data: { limits: {} } });
    // Within a second, on a machine that has nothing else to do; a poisoned connection hung for 6 s and was reset.
    expect(next.ms).toBeLessThan(4000);
    line.close();
  });
});
