import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const long = 'x'.repeat(60_000);

async function askText(body: BodyInit, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${client.apiKey}`, 'apollo-require-preflight': 'true', ...headers },
  });
  return response.text();
}

const ask = (query: string, variables: object = {}) =>
  askText(JSON.stringify({ query, variables }), { 'content-type': 'application/json' });

function makeForm(map: string): FormData {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: 'mutation { __typename }', variables: { file: null } }));
  form.set('map', map);
  form.set('0', new Blob(['x']), 'a.jpg');
  return form;
}

const upload = (input: string) =>
  `mutation ($long: String!) { createUpload(input: { ${input} }) { wasKnown } }`;
const announced = 'byteSize: 1, filename: "a.jpg"';

const cases: [string, () => Promise<string>][] = [
  ['a name', () => ask('mutation ($long: String!) { signUp(input: { name: $long }) { secret } }', { long })],
  ['a clientId', () => ask(upload(`${announced}, mimeType: "image/png", clientId: $long`), { long })],
  ['a media type', () => ask(upload(`${announced}, mimeType: $long`), { long })],
  ['an id', () => ask('mutation ($long: ID!) { cancelJob(id: $long) { id } }', { long })],
  ['a duration', () => ask(`{ image(id: "x") { url(expiresIn: "${long}") } }`)],
  [
    'a value of another type',
    () => ask('query ($n: Int!) { images(first: $n) { nodes { id } } }', { n: long }),
  ],
  ['a field', () => ask(`{ ${long} }`)],
  ['an argument', () => ask(`{ images(first: "${long}") { nodes { id } } }`)],
  ['a field of the schema', () => ask(`{ __schema { ${long} ${long} } }`)],
  ['a syntax error', () => ask(`{ "${long}" }`)],
  ['what is no JSON', () => askText(`{"${long}`, { 'content-type': 'application/json' })],
  ['the path of a file', () => askText(makeForm(JSON.stringify({ 0: [`variables.${long}`] })))],
  ['a path', async () => (await fetch(`${app.url}${'/x'.repeat(6000)}`, { method: 'DELETE' })).text()],
  [
    'another path',
    async () => (await fetch(`${app.url}${'/x'.repeat(6000)}`, { headers: { accept: 'text/css' } })).text(),
  ],
];

test.each(cases)('%s that is long is not repeated whole by its error', async (_what, send) => {
  const text = await send();
  expect(JSON.parse(text)).toHaveProperty('errors');
  expect(text.length).toBeLessThan(1500);
});

test('what is wrong with it is still said', async () => {
  const { errors } = JSON.parse(
    await ask('query ($n: Int!) { images(first: $n) { nodes { id } } }', { n: long }),
  );
  expect(errors[0].message).toMatch(
    /^Variable "\$n" got invalid value "x+…x+"; Int cannot represent non-integer value: "x+…x+"$/,
  );
});
