import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { makePicture } from '../picture.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { UPLOADS_PER_HOUR: '3' } });
});
afterAll(() => app.close());

const announce = `mutation { createUpload(input: { filename: "a.png", mimeType: "image/png", byteSize: 9 }) {
  upload { id } } }`;
const fetchOne = 'mutation { importImage(input: { url: "https://example.org/a.jpg" }) { image { id } } }';

test('an account sends so many pictures an hour, on whatever road, and another its own', async () => {
  const [client, other] = [await signUp(app.url), await signUp(app.url)];
  const picture = await makePicture();
  expect((await client.upload(picture, { clientId: 'a' })).errors).toBeUndefined();
  // What was sent before is not sent again.
  expect((await client.upload(picture, { clientId: 'a' })).errors).toBeUndefined();
  for (const ask of [announce, fetchOne]) expect((await client.ask(ask)).errors).toBeUndefined();
  for (const { errors } of [
    await client.ask(announce),
    await client.ask(fetchOne),
    await client.upload(picture),
  ]) {
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', params: { limit: 3 } });
    expect(errors?.[0]?.extensions.params.retryAfterMs).toBeGreaterThan(3_500_000);
  }
  expect((await other.upload(picture)).errors).toBeUndefined();
  for (const one of [client, other]) await one.close();
});
