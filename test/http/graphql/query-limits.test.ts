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
  TokenKind,
  validate,
} from 'graphql';
import { formatDocument } from 'urql';
import { expect, test } from 'vitest';
import * as generated from '../../../client/src/gql/graphql.ts';
import { queryLimitRules, queryLimits, readCost } from '../../../src/http/graphql/query-limits.ts';

const root = join(import.meta.dirname, '../../..');
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

/** As the client sends them: its cache asks for every type name. */
const operations = Object.values(generated as Record<string, unknown>)
  .filter((value) => (value as DocumentNode).kind === Kind.DOCUMENT)
  .map((document) => parse(print(formatDocument(document as never))))
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
  validate(schema, document, [rule({ n: Number.MAX_SAFE_INTEGER, onAccept: [onAccept] } as never) as never]);
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

/** For other callers: every field of an image, its renditions and its jobs in one document, or one field by two names. */
const least: Record<keyof typeof queryLimits, number> = { tokens: 600, depth: 0, aliases: 15, cost: 0 };

test('the operations of the client are there and valid', () => {
  expect(operations.length).toBeGreaterThan(10);
  expect(pageSize).toBeGreaterThan(0);
  for (const operation of operations) {
    expect(validate(schema, operation)).toEqual([]);
    expect(countCost(operation), print(operation)).toBeGreaterThan(0);
  }
});

test('the limits are one and a half times what the largest operation of the client needs', () => {
  const needed = Object.entries(measures).map(([name, measure]) => {
    const largest = Math.max(...[...operations, introspection].map(measure));
    return [name, Math.max(Math.ceil(1.5 * largest), least[name as keyof typeof least])];
  });
  const expected = Object.fromEntries(needed);
  expect(
    queryLimits,
    `Write ${JSON.stringify(expected)} as queryLimits in src/http/query-limits.ts.`,
  ).toEqual(expected);
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
