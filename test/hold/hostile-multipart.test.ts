import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, uploadMutation } from '../client.ts';
import { buildMultipart, fieldPart, type Multipart, type Part, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { readTraces, type Traces } from '../traces.ts';

const soonMs = 2000;
const picture = await makePicture({ width: 64, height: 48 });

let app: TestApp;
let client: TestClient;
let before: Traces;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});
beforeEach(async () => {
  before = await readTraces(app);
});
afterEach(async () => {
  await vi.waitFor(async () => expect(await readTraces(app)).toEqual(before));
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
});

const operations = fieldPart('operations', { query: uploadMutation, variables: { input: { file: null } } });
const file = { name: '0', bytes: picture, filename: 'a.jpg' };
const asText = (name: string, text: string): Part => ({ name, bytes: Buffer.from(text) });
const repeat = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

/** Code of the answer, which comes soon. */
async function readCode(request: Multipart): Promise<string | undefined> {
  const startedAt = performance.now();
  const { status, errors } = await sendMultipart(app.url, client.apiKey, request);
  expect(performance.now() - startedAt).toBeLessThan(soonMs);
  expect([200, 400]).toContain(status);
  return errors?.[0]?.extensions.code;
}

describe('a map that leads nowhere, or where it should not, is refused', () => {
  const place = 'variables.input.file';
  test.each<[string, string]>([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a text', '"0"'],
    ['a list', `[["${place}"]]`],
    ['a path that is no list', `{"0":"${place}"}`],
    ['a path that is a number', '{"0":[5]}'],
    ['a path that is null', '{"0":[null]}'],
    ['a path of paths', `{"0":[["${place}"]]}`],
    ['an empty path', '{"0":[""]}'],
    ['dots', '{"0":["..."]}'],
    ['a place beside the variables', '{"0":["query"]}'],
    ['a place that is taken', '{"0":["variables.input"]}'],
    ['a place that is not there', '{"0":["variables.input.picture"]}'],
    ['a place in a place that is not there', '{"0":["variables.other.file"]}'],
    ['a place within a text', '{"0":["query.length"]}'],
    ['the place twice', `{"0":["${place}","${place}"]}`],
    ['the place a thousand times', JSON.stringify({ 0: repeat(1000, () => place) })],
    ['__proto__', '{"0":["__proto__.polluted"]}'],
    ['__proto__ of the variables', '{"0":["variables.__proto__.polluted"]}'],
    ['constructor', '{"0":["variables.constructor.prototype.polluted"]}'],
    ['toString', '{"0":["variables.toString"]}'],
    ['a file that is __proto__', `{"__proto__":["${place}"]}`],
    ['a path of 80,000 parts', JSON.stringify({ 0: [repeat(80_000, () => 'a').join('.')] })],
  ])('%s', async (_what, map) => {
    expect(await readCode(buildMultipart([operations, asText('map', map), file]))).toBe('BAD_USER_INPUT');
  });
});

const map = fieldPart('map', { 0: ['variables.input.file'] });

test.each<[string, Part[]]>([
  ['the file before all else', [file, operations, map]],
  ['the file before the map', [operations, file, map]],
  ['operations twice', [operations, operations, map, file]],
  ['operations and map twice', [operations, map, operations, map, file]],
  ['operations again behind the map', [operations, map, operations, file]],
  [
    '6,000 files in its map',
    [operations, fieldPart('map', Object.fromEntries(repeat(6000, (n) => [n, [`variables.${n}`]]))), file],
  ],
  ['6,000 files', [operations, map, ...repeat(6000, () => ({ ...file, bytes: Buffer.from('a') }))]],
  ['10,000 fields before', [...repeat(10_000, (n) => asText(`f${n}`, 'a')), operations, map, file]],
  ['a part without a name', [{ ...file, name: '' }, operations, map]],
])('a request with %s is refused', async (_what, parts) => {
  expect(await readCode(buildMultipart(parts))).toBe('BAD_USER_INPUT');
});
