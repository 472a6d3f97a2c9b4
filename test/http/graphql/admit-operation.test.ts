import { type GraphQLSchema, getIntrospectionQuery, parse } from 'graphql';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  CompleteImageUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  JobListDocument,
  JobsUpdatedDocument,
  ProcessImageDocument,
} from '../../../client/src/gql/graphql.ts';
import { parseConfig } from '../../../src/config/config.ts';
import type { Context } from '../../../src/context/context.ts';
import { admitOperation } from '../../../src/http/graphql/admit-operation.ts';
import { buildGraphqlSchema } from '../../../src/http/graphql/graphql-schema.ts';
import { createRateLimit } from '../../../src/services/account/rate-limit.ts';
import { asSent } from '../../client/as-sent.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildGraphqlSchema();
});
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An account under the default limit. */
function createAccount() {
  const rateLimit = createRateLimit({ pointsPerSecond: parseConfig({}).rateLimit });
  const ctx = { scope: { kind: 'account', accountId: 'acc_1' }, rateLimit } as unknown as Context;
  return {
    /** What refuses it, or null. */
    ask(document: object, variables: Record<string, unknown> = {}) {
      const admission = admitOperation(ctx, { schema, document: asSent(document), variables });
      return 'refusal' in admission ? admission.refusal : null;
    },
  };
}

const recipe = { removeBackground: {}, resize: { width: 800 }, output: { format: 'WEBP' } };
const recipes = [recipe, recipe, recipe, recipe, recipe];
const announced = { input: { filename: 'a.jpg', mimeType: 'image/jpeg', byteSize: 1 } };
const uploadDocument = parse(
  'mutation ($input: UploadImageInput!) { uploadImage(input: $input) { image { id } jobs { id kind status } } }',
);

test('a script, a dashboard and a hundred live pages of one account together never meet the limit', () => {
  const { ask } = createAccount();
  const refusals: unknown[] = [];
  for (let i = 0; i < 100; i++) refusals.push(ask(JobsUpdatedDocument));
  for (let second = 0; second < 20; second++) {
    refusals.push(ask(JobListDocument, { first: 50 }));
    for (let i = 0; i < 10; i++) {
      refusals.push(ask(CreateUploadDocument, announced));
      refusals.push(ask(CompleteImageUploadDocument, { input: { imageId: 'img_1', recipes } }));
      refusals.push(ask(ProcessImageDocument, { input: { imageId: 'img_1', recipe } }));
      vi.advanceTimersByTime(100);
    }
  }
  expect(refusals.filter((refusal) => refusal !== null)).toEqual([]);
});

test('neither does a script that sends by multipart, or who takes ten zips of a thousand pictures within ten seconds', () => {
  const { ask } = createAccount();
  const renditionIds = Array.from({ length: 1000 }, () => 'ren_1');
  for (let i = 0; i < 200; i++) {
    const file = Promise.resolve({});
    expect(ask(uploadDocument, { input: { file, recipes } })).toBeNull();
    if (i % 10 === 0 && i < 100) expect(ask(CreateDownloadDocument, { renditionIds })).toBeNull();
    vi.advanceTimersByTime(100);
  }
});

test('who announces a thousand uploads in 4.4 s, or two hundred zips of a thousand at once, does', () => {
  const uploads = createAccount();
  let taken = 0;
  for (let i = 0; i < 1000; i++) {
    if (uploads.ask(CreateUploadDocument, announced) === null) taken += 1;
    vi.advanceTimersByTime(4.4);
  }
  expect(taken).toBeLessThan(900);
  const zips = createAccount();
  const renditionIds = Array.from({ length: 1000 }, () => 'ren_1');
  const accepted = Array.from({ length: 200 }, () => zips.ask(CreateDownloadDocument, { renditionIds }));
  expect(accepted.filter((refusal) => refusal === null).length).toBeLessThan(10);
});

test('each mutation of a document is paid for, and each item of its lists', () => {
  const spent: number[] = [];
  const rateLimit = { spend: (_key: string, points: number) => spent.push(points) };
  const ctx = { scope: { kind: 'account', accountId: 'acc_1' }, rateLimit } as unknown as Context;
  const text = 'mutation ($ids: [ID!]!) { deleteImages(input: { ids: $ids }) { __typename } ...More }';
  const fragment = 'fragment More on Mutation { b: deleteImages(input: { ids: ["x"] }) { __typename } }';
  const ids = ['x', 'y', 'z'];
  const asked = [
    parse(text.replace('...More', '')),
    parse(`${text} ${fragment}`),
    parse('{ viewer { id } }'),
    parse('subscription { jobUpdated(id: "x") { id } }'),
  ];
  for (const document of asked) admitOperation(ctx, { schema, document, variables: { ids } });
  expect(spent.map((points) => Math.floor(points * 10) / 10)).toEqual([12.5, 23, 1, 1]);
});

test.each([
  ['as the explorer asks it', getIntrospectionQuery()],
  ['in a fragment', '{ ...Q } fragment Q on Query { __type(name: "Job") { name } }'],
])('the schema, %s, is described 49 times at once, and then ten times a second', (_how, text) => {
  const { ask } = createAccount();
  const document = parse(text);
  const countAdmitted = () =>
    Array.from({ length: 60 }, () => ask(document)).filter((no) => no === null).length;
  expect(countAdmitted()).toBe(49);
  vi.advanceTimersByTime(1000);
  expect(countAdmitted()).toBe(10);
});

test('the type name that every client asks for costs nothing more', () => {
  const { ask } = createAccount();
  const document = parse('{ __typename }');
  expect(Array.from({ length: 1000 }, () => ask(document)).filter((refusal) => refusal !== null)).toEqual([]);
});
