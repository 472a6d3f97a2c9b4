import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryLimits } from '../../src/config/query-limit.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { transportNames, transports } from '../transports.ts';

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

const repeat = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

/** `levels` deep, alternating between an image and its jobs. */
const nest = (levels: number): string =>
  levels <= 2 ? 'id' : `jobs(first: 1) { nodes { image { ${nest(levels - 3)} } } }`;

const tooMuch: [string, string, object?][] = [
  ['tokens', `{ ${repeat(queryLimits.tokens, () => '__typename')} }`],
  ['levels', `{ image(id: "x") { ${nest(queryLimits.depth + 3)} } }`],
  [
    'levels, in fragments',
    `{ image(id: "x") { ...f0 } }
      ${repeat(9, (i) => `fragment f${i} on Image { jobs(first: 1) { nodes { image { ...f${i + 1} } } } }`)}
      fragment f9 on Image { id }`,
  ],
  [
    'levels, in a fragment that is called as the schema is',
    `{ ...__schema } fragment __schema on Query { image(id: "x") { ${nest(queryLimits.depth + 3)} } }`,
  ],
  [
    'tokens, as directives',
    `{ limits { maxPixels ${repeat(queryLimits.tokens, () => '@skip(if: false)')} } }`,
  ],
  [
    'aliases',
    `{ ${repeat(queryLimits.aliases + 1, (i) => `a${i}: __typename`).replaceAll('__typename', 'limits { maxPixels }')} }`,
  ],
  [
    'aliases, in a fragment',
    `{ ...f } fragment f on Query { ${repeat(queryLimits.aliases + 1, (i) => `a${i}: limits { maxPixels }`)} }`,
  ],
  ['cost', '{ images(first: 100) { nodes { jobs(first: 100) { nodes { id } } } } }'],
  [
    'cost, by variables',
    'query ($n: Int!) { images(first: $n) { nodes { jobs(first: $n) { nodes { id } } } } }',
    { n: 100 },
  ],
  [
    'cost, beside a page below nothing',
    `{ a: images(first: -2147483648) { nodes { jobs(first: 100) { nodes { id } } } }
      b: images(first: 100) { nodes { jobs(first: 100) { nodes { id } } } } }`,
  ],
  [
    'cost, by the default of a variable',
    'query ($n: Int! = 100) { images(first: $n) { nodes { jobs(first: $n) { nodes { id } } } } }',
  ],
  [
    'cost, in fragments',
    `{ images(first: 100) { ...page } }
      fragment page on ImageConnection { nodes { jobs(first: 100) { nodes { ...job } } } } fragment job on Job { id }`,
  ],
  [
    'cost, by the page size that null stands for',
    `{ images(first: 100) { nodes { jobs(first: null) { nodes { image { thumbnail { id } preview { id } cutout { id } } rendition { id } } } } } }`,
  ],
];

describe.each(transportNames)('over %s', (transport) => {
  test.each(tooMuch)('too much of %s is refused', async (_what, query, variables) => {
    const errors = await transports[transport](client, query, variables);
    expect(errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
    expect(Object.values(queryLimits)).toContain(errors?.[0]?.extensions.params.limit);
  });

  test('an argument that does not fit hides no cost', async () => {
    const query = `query ($n: ID = "x") {
      bad: image(id: $n) { id }
      images(first: 100) { nodes { jobs(first: 100) { nodes { id } } } } }`;
    const errors = await transports[transport](client, query, { n: null });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('fragments that unfold without end hide no cost', async () => {
    const query = `{ limits { ...f0 } } ${repeat(20, (i) => `fragment f${i} on Limits { ...f${i + 1} ...f${i + 1} }`)}
      fragment f20 on Limits { maxPixels }`;
    const startedAt = performance.now();
    const errors = await transports[transport](client, query);
    expect(['BAD_USER_INPUT', 'QUERY_TOO_COMPLEX']).toContain(errors?.[0]?.extensions.code);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  test.each([
    ['a fragment within itself', '{ limits { ...f } } fragment f on Limits { maxPixels ...f }'],
    [
      'fragments within one another',
      '{ limits { ...f } } fragment f on Limits { ...g } fragment g on Limits { ...f }',
    ],
    ['one directive twice', '{ limits { maxPixels @skip(if: false) @skip(if: false) } }'],
    ['directives that are not there', `{ limits { maxPixels ${repeat(100, (i) => `@d${i}`)} } }`],
    ['a page below nothing', '{ images(first: -2147483648) { nodes { id } } }'],
    ['a page of all there is', '{ images(first: 2147483647) { nodes { id } } }'],
    ['a page greater than any', `{ images(first: ${'9'.repeat(400)}) { nodes { id } } }`],
  ])('%s is refused at once', async (_what, query) => {
    const startedAt = performance.now();
    const errors = await transports[transport](client, query);
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX']).toContain(
      errors?.[0]?.extensions.code,
    );
  });

  test('introspection, as GraphiQL asks it, passes', async () => {
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      specifiedByUrl: true,
    });
    expect(await transports[transport](client, query)).toBeUndefined();
  });

  test('introspection that goes in circles is refused', async () => {
    const circle = (depth: number): string =>
      depth === 0 ? 'name' : `fields { type { ${circle(depth - 1)} } }`;
    const errors = await transports[transport](client, `{ __schema { types { ${circle(8)} } } }`);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

test('what is too complex is no fault of the server', async () => {
  for (const [, query, variables] of tooMuch) expect((await client.ask(query, variables)).status).toBe(400);
});
