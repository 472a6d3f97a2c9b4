/** Writes schema.graphql and docs/api.md from the built server, and the client's types from that; with --check it only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import codegen from '../codegen.ts';
import { writeApiDoc } from './api-doc.ts';

const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

// Compiled, because the schema is made of decorators, which Node does not run from source.
const built = new URL('../dist/src/http/graphql/graphql-schema.js', import.meta.url).href;
const { buildGraphqlSchema }: typeof import('../src/http/graphql/graphql-schema.ts') = await import(built);
const sorted = lexicographicSortSchema(await buildGraphqlSchema());
const schema = printSchema(sorted);

const stale = [];
if (update('schema.graphql', `${schema}\n`)) stale.push('schema.graphql');
if (update('docs/api.md', writeApiDoc(sorted))) stale.push('docs/api.md');
for (const { filename, content } of await generate({ ...codegen, cwd: root, silent: true }, false))
  if (update(filename, content)) stale.push(filename);

if (isCheck && stale.length > 0) {
  console.error(`Not what the source says: ${stale.join(', ')}. "npm run generate" writes them.`);
  process.exitCode = 1;
}

/** Whether the file was not what it should be. */
function update(filename: string, wanted: string): boolean {
  const path = join(root, filename);
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) return false;
  if (!isCheck) writeFileSync(path, wanted);
  return true;
}
