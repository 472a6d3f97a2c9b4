import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  buildSchema,
  type DocumentNode,
  getIntrospectionQuery,
  getOperationAST,
  Kind,
  Lexer,
  parse,
  print,
  Source,
  specifiedRules,
  TokenKind,
  validate,
} from 'graphql';
import { formatDocument } from 'urql';
import { expect, test } from 'vitest';
import * as generated from '../../../client/src/gql/graphql.ts';
import { queryLimits } from '../../../src/config/query-limit.ts';
import { queryLimitRules, readCost } from '../../../src/http/graphql/query-limits.ts';
import { asSent } from '../../client/as-sent.ts';

const root = join(import.meta.dirname, '../../..');
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

/** As the client sends them: its cache asks for every type name. */
const operations = Object.values(generated as Record<string, unknown>)
  .filter((value) => (value as DocumentNode).kind === Kind.DOCUMENT)
  .map((document) => parse(print(formatDocument(asSent(document as object)))))
  .filter(({ definitions }) => definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION));

// The explorer's question about the schema is one of ours too.
const introspection = parse(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }));

/** The largest of the pages that the client asks for by a variable. */
const pageSize = Math.max(
  ...readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(root, 'client/src', name), 'utf8').matchAll(/pageSize = (\d+)/gi),
    ])
    .map(([, size]) => Number(size)),
);
/** A value for each type of variable that is demanded. */
const values: Record<string, unknown> = {
  'ID!': 'x',
  '[ID!]!': [],
  'String!': 'x',
  'Int!': pageSize,
  'ProcessImageInput!': { imageId: 'x', recipe: {} },
  'CreateUploadInput!': { filename: 'x', mimeType: 'image/png', byteSize: 1 },
  'CompleteImageUploadInput!': { imageId: 'x' },
};

function countCost(document: DocumentNode): number {
  const operation = getOperationAST(document);
  const variables = (operation?.variableDefinitions ?? []).map(({ variable, type }) => [
    variable.name.value,
    values[print(type)],
  ]);
  return readCost(schema, document, Object.fromEntries(variables));
}

/** What a rule of the armor counts in the document. */
function count(rule: typeof maxDepthRule | typeof maxAliasesRule, document: DocumentNode): number {
  let counted = 0;
  const onAccept = (_context: unknown, found: { n: number }) => {
    counted = found.n;
  };
  validate(schema, document, [
    rule({ n: Number.MAX_SAFE_INTEGER, flattenFragments: true, onAccept: [onAccept] } as never) as never,
  ]);
  return counted;
}

function countTokens(document: DocumentNode): number {
  const lexer = new Lexer(new Source(print(document)));
  let counted = 0;
  while (lexer.advance().kind !== TokenKind.EOF) counted++;
  return counted;
}

const measures: Record<keyof typeof queryLimits, (document: DocumentNode) => number> = {
  tokens: countTokens,
  depth: (document) => count(maxDepthRule, document),
  aliases: (document) => count(maxAliasesRule, document),
  cost: countCost,
};

test('the operations of the client are there and valid', () => {
  expect(operations.length).toBeGreaterThan(10);
  expect(pageSize).toBeGreaterThan(0);
  for (const operation of operations) {
    expect(validate(schema, operation)).toEqual([]);
  }
});

test.each(Object.keys(measures) as (keyof typeof measures)[])(
  'no operation of the client needs half of the %s that a document may have',
  (name) => {
    for (const operation of operations)
      expect(measures[name](operation), print(operation)).toBeLessThan(queryLimits[name] / 2);
    expect(measures[name](introspection)).toBeLessThanOrEqual(queryLimits[name]);
  },
);

const card = `id filename status createdAt placeholder byteSize width height rejection { code message params }
  thumbnail { id url width height crop { x y } recipe { resize { width } } } preview { id url } cutout { id url downloadUrl }`;
const jobColumns = `id kind status stage progress attempt maxAttempts createdAt startedAt finishedAt error { code message }
  metrics { queuedMs runMs stages { stage ms } } recipe { output { format } } retryOf { id } image { id filename thumbnail { url } }
  rendition { id url byteSize compressionRatio }`;
const aliases = Array.from({ length: 16 }, (_, i) => `j${i}: job(id: "job_${i}") { id status }`);

/** What is natural to ask, and what it costs. */
test.each([
  [
    'a hundred pictures, and of each a page of renditions',
    '{ images(first: 100) { nodes { id renditions { nodes { id url } } } } }',
    2605,
  ],
  ['a hundred cards with all that is on them', `{ images(first: 100) { nodes { ${card} } } }`, 405],
  [
    'fifty rows of a table of jobs',
    `{ jobs(first: 50) { nodes { ${jobColumns} } pageInfo { endCursor } } }`,
    255,
  ],
  ['sixteen jobs by name', `{ ${aliases} }`, 16],
  [
    'ten pictures with their renditions and jobs',
    '{ images(first: 10) { nodes { id renditions { nodes { id } } jobs { nodes { id } } } } }',
    515,
  ],
  [
    'a hundred objects by their ids',
    '{ nodes(ids: [IDS]) { id ... on Image { filename thumbnail { url } } } }'.replace(
      'IDS',
      '"x" '.repeat(100),
    ),
    200,
  ],
  ['who one is', '{ viewer { id name usage { images storedBytes } } }', 1],
])('%s: it may be asked', (_what, text, cost) => {
  const document = parse(text);
  expect(validate(schema, document, [...specifiedRules, ...queryLimitRules])).toEqual([]);
  expect(countCost(document)).toBe(cost);
  expect(countTokens(document)).toBeLessThan(queryLimits.tokens);
});

test.each([
  '{ __schema { a: types { name } b: types { name } } }',
  '{ a: __schema { types { name } } b: __schema { types { name } } }',
  '{ __schema { a: types { name } b: types { name } c: types { name } } }',
  '{ __schema { ...Types types { name } } } fragment Types on __Schema { more: types { name } }',
])('the schema is described once in a document: %s', (text) => {
  const errors = validate(schema, parse(text), queryLimitRules);
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringContaining('at most once in a document'),
  ]);
  expect(validate(schema, introspection, queryLimitRules)).toEqual([]);
});
