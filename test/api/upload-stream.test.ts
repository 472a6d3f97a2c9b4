import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readMultipart } from '../../src/http/graphql/multipart.ts';
import { receiveFile } from '../../src/tools/temp-file/receive-file.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { buildMultipart, buildUpload, fieldPart, type Multipart, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, putBytes } from '../presigned.ts';
import { readTraces, type Traces } from '../traces.ts';

const picture = await makePicture({ width: 640, height: 480 });

let app: TestApp;
let client: TestClient;
let before: Traces;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});
beforeEach(async () => {
  before = await readTraces(app);
});

const expectNoTrace = () => vi.waitFor(async () => expect(await readTraces(app)).toEqual(before));

/** Uploads the one file so many times in a document, by an alias each. */
function buildAliases(count: number, bytes: Uint8Array) {
  const fields = Array.from(
    { length: count },
    (_, n) => `a${n}: uploadImage(input: $input) { image { filename } }`,
  );
  const query = `mutation($input: UploadImageInput!) { ${fields.join(' ')} }`;
  return buildMultipart([
    fieldPart('operations', { query, variables: { input: { file: null } } }),
    fieldPart('map', { 0: ['variables.input.file'] }),
    { name: '0', bytes, filename: 'a.jpg' },
  ]);
}

test('a file is one image, however often the document names it', async () => {
  const { errors } = await sendMultipart(app.url, client.apiKey, buildAliases(3, picture));
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  expect(errors?.[0]?.message).toContain('used once');
  expect((await readTraces(app)).images).toBe(before.images + 1);
});

test('a second file in the request is said, and the first not taken', async () => {
  const upload = buildUpload(picture);
  const second =
    '--x-pasteup-test-boundary\r\nContent-Disposition: form-data; name="1"; filename="b.jpg"\r\n\r\n';
  const body = Buffer.concat([
    upload.body.subarray(0, -'--x-pasteup-test-boundary--\r\n'.length),
    Buffer.from(second),
    picture,
    Buffer.from('\r\n--x-pasteup-test-boundary--\r\n'),
  ]);
  const { errors } = await sendMultipart(app.url, client.apiKey, { ...upload, body });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('second'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
  await expectNoTrace();
});

test('a file without a name is an image', async () => {
  const upload = buildUpload(picture, { filename: '', mimeType: 'application/octet-stream' });
  const { data, errors } = await sendMultipart(app.url, client.apiKey, upload);
  expect(errors).toBeUndefined();
  const { id } = data!.uploadImage.image;
  expect(await client.get(`{ image(id: "${id}") { filename } }`)).toEqual({ image: { filename: 'image' } });
});

test('what the operation has no use for is thrown away, and the connection goes on', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports: unknown[] = [];
  const send = ({ headers, body }: Multipart) =>
    new Promise((resolve, reject) => {
      const sending = request(`${app.url}/graphql`, {
        agent,
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${client.apiKey}`, 'content-length': body.length },
      });
      sending.once('response', (response) => {
        ports.push(response.socket.localPort);
        response.resume().once('end', () => resolve(response.statusCode));
      });
      sending.once('error', reject).end(body);
    });
  const unused = buildMultipart([
    fieldPart('operations', { query: '{ viewer { id } }', variables: { file: null } }),
    fieldPart('map', { 0: ['variables.file'] }),
    { name: '0', bytes: Buffer.concat([picture, Buffer.alloc(3_000_000)]), filename: 'a.jpg' },
  ]);
  expect([await send(unused), await send(buildUpload(picture))]).toEqual([200, 200]);
  expect(ports[1]).toBe(ports[0]);
  agent.destroy();
});

test('a temp folder that is gone is said at once, and the sender is read to the end', async () => {
  const { tempDir } = app.contexts.forSystem();
  await rename(tempDir, `${tempDir}-away`);
  const large = Buffer.concat([picture, Buffer.alloc(3_000_000)]);
  const { errors } = await sendMultipart(app.url, client.apiKey, buildUpload(large));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await rename(`${tempDir}-away`, tempDir);
  await expectNoTrace();
});

test('below the floor of free space uploads are told to come later, by both ways', async () => {
  const full = await startTestApp({ beside: app, work: false, env: { MIN_FREE_BYTES: '1000TB' } });
  const { errors } = await sendMultipart(full.url, client.apiKey, buildUpload(picture));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  const visitor = createTestClient(full.url, client.apiKey);
  const { target } = await announceUpload(visitor, picture);
  expect((await putBytes(target, picture)).status).toBe(503);
  await visitor.close();
  await full.close();
});

test('a sender of whom nothing comes any more is given up, and answered', async () => {
  const directory = app.contexts.forSystem().tempDir;
  const server = express()
    .use(readMultipart({ maxFieldBytes: 10_000 }), async (req, res) => {
      const { file } = await req.body.variables.input.file;
      const receiving = receiveFile(file, { directory, maxBytes: 1e6, silentMs: 200 });
      res.json(await receiving.catch(({ code }: { code: string }) => ({ code })));
    })
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { headers, body } = buildUpload(Buffer.concat([picture, Buffer.alloc(200_000)]));
  const { port } = server.address() as AddressInfo;
  const sending = request({ port, method: 'POST', headers: { ...headers, 'content-length': body.length } });
  sending.on('error', () => {});
  sending.write(body.subarray(0, -5000));
  const [response] = await once(sending, 'response');
  expect(await json(response)).toEqual({ code: 'UPLOAD_INCOMPLETE' });
  sending.destroy();
  server.close();
  await expectNoTrace();
});

test('fields that nobody asked for are passed over, and what is not in the map is said', async () => {
  const query = buildUpload(picture);
  const operations = fieldPart('operations', { query: '{ viewer { id } }' });
  const map = fieldPart('map', {});
  const more = Array.from({ length: 4 }, (_, n) => fieldPart(`more${n}`, n));
  const send = (multipart: Multipart) => sendMultipart(app.url, client.apiKey, multipart);
  expect((await send(buildMultipart([...more, operations, ...more, map]))).status).toBe(200);
  const unnamed = Buffer.from(query.body.toString('latin1').replace('name="0"', 'name="1"'), 'latin1');
  const { errors } = await send({ ...query, body: unnamed });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('not in the map'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
  await expectNoTrace();
});
