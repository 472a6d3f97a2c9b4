import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { expect, test } from 'vitest';

const read = (path: string) => buildSchema(readFileSync(path, 'utf8'));

/** schema-base.graphql is the schema of the last release. A commit of its own replaces it by schema.graphql. */
const base = read('test/house/schema-base.graphql');

test('the schema only grows', () => {
  const changes = findBreakingChanges(base, read('schema.graphql'));
  expect(changes.map(({ type, description }) => `${type}: ${description}`)).toEqual([]);
});

test('what would break a caller is found', () => {
  const text = readFileSync('schema.graphql', 'utf8');
  const without = text.replace('  isCurrent: Boolean!', '  current: Boolean!');
  expect(without).not.toBe(text);
  expect(findBreakingChanges(base, buildSchema(without))).toMatchObject([{ type: 'FIELD_REMOVED' }]);
});
