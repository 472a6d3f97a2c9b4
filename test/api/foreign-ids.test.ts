import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGraphqlSchema } from '../../src/http/graphql/graphql-schema.ts';
import { createId, idPrefixes, type NodeName } from '../../src/schema/id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { runSql } from '../sql.ts';
import { askedElsewhere, rootSamples } from './access-samples.ts';
import { type AskedDocument, listIdSlots, listNestedIdSlots, replaceIds } from './id-slots.ts';
import { makeOwnedRows } from './owned-rows.ts';
import { anyIds, type OwnedIds } from './sample.ts';

const env = { ADMIN_KEY: 'an-admin-key-of-enough-letters' };
const schema = await buildGraphqlSchema();

let app: TestApp;
let sql: pg.Client;
let client: TestClient;
let other: TestClient;
let own: OwnedIds;
/** Of `other`, who has the same. */
let foreign: OwnedIds;
let foreignUsage: object;
/** All that tells of a row of that account: its ids, and the keys of its files. */
let foreignMarks: string[];

beforeAll(async () => {
  app = await startTestApp({ env, work: false });
  sql = new pg.Client({ connectionString: app.databaseUrl });
  await sql.connect();
  [client, other] = [await open(), await open()];
  [own, foreign] = (await makeOwnedRows(app, [client, other], env)) as [OwnedIds, OwnedIds];
  foreignUsage = await readUsage(other);
  const rows = await runSql<{ mark: string }>(
    app,
    `select unnest(array[id, prefix]) as mark from image where account_id = $1
     union select id from job where account_id = $1 union select id from rendition where account_id = $1
     union select unnest(array[id, prefix]) from pending_upload where account_id = $1
     union select id from api_key where account_id = $1
     union select unnest(array[id, slug]) from gallery where account_id = $1
     union select unnest(array[id, slug]) from gallery_link where account_id = $1
     union select unnest(array[id, slug]) from wishlist where account_id = $1
     union select id from wishlist_item where account_id = $1 union select id from mask where account_id = $1
     union select id from batch where account_id = $1 union select id from batch_row where account_id = $1
     union select id from batch_item where account_id = $1
     union select id from webhook_endpoint where account_id = $1 union select id from webhook_event where account_id = $1
     union select id from webhook_delivery where account_id = $1`,
    [foreign.account],
  );
  foreignMarks = [foreign.account, ...rows.map(({ mark }) => mark)];
  expect(foreignMarks).toEqual(expect.arrayContaining(Object.values(foreign)));
});
afterAll(async () => {
  await client.close();
  await other.close();
  await sql.end();
  await app.close();
});

const open = async () => createTestClient(app.url, await signUpAsAdmin(app.url, env.ADMIN_KEY));

const fields = (
  [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
).flatMap(([operation, type]) => Object.values(type!.getFields()).map((field) => ({ operation, field })));

/** The fields that take ids, each with the sample that asks it. */
const sampled = fields
  .map(({ operation, field }) => ({ operation, name: field.name, expected: listIdSlots(field) }))
  .filter(({ name, expected }) => expected.length > 0 && !askedElsewhere.includes(name))
  // Of what is the operator's no account is told whose it is.
  .filter(({ name }) => !rootSamples[name]?.isOperators)
  .map(({ operation, name, expected }) => {
    const ask = (ids: OwnedIds) => `${operation} { ${rootSamples[name]?.ask(ids) ?? '__typename'} }`;
    const { slots } = replaceIds(schema, ask(anyIds), ['']);
    return { operation, name, expected, slots, ask };
  });

/** Each place for ids of each of them; in the others the sample's stay. */
const takers = sampled.flatMap(({ slots, ...rest }) =>
  slots.map(({ slot, isList }, place) => ({ ...rest, slot, place, isList })),
);

/** Where an id cannot stand beside the others of a sample; test/gallery/gallery-download.test.ts, test/mask/foreign-mask.test.ts and test/webhook/by-hand.test.ts ask it. */
const placesElsewhere = [
  'GalleryDownloadInput.galleryId',
  'ReplayWebhooksInput.endpointId',
  'MaskUseInput.maskId',
  'CreateMaskInput.uploadId',
  'CreateMaskInput.renditionId',
  'CreateMaskInput.maskId',
];

test.each(sampled)('the sample of $name has an id in every place for one', ({ expected, slots }) => {
  const places = expected.filter((place) => !placesElsewhere.includes(place));
  const sampled = slots.map(({ slot }) => slot).filter((slot) => !placesElsewhere.includes(slot));
  expect(sampled.toSorted()).toEqual(places.toSorted());
});

test('no field takes ids but those of the root, and a recipe', () => {
  expect(listNestedIdSlots(schema)).toEqual(['Image.rendition MaskUseInput.maskId']);
});

/** The id of the sample and others of its type, of which there is nothing to be known. */
function listIds({ ask, place }: Taker) {
  const sampled = [...ask(own).matchAll(/(?<=")[a-z]{3}_\w{26}(?=")/g)][place]?.[0] ?? '';
  const name = (Object.keys(idPrefixes) as NodeName[]).find((name) => sampled.startsWith(idPrefixes[name]))!;
  const key = (Object.keys(own) as (keyof OwnedIds)[]).find((key) => own[key] === sampled)!;
  const unknown = createId(name);
  const suffix = unknown.slice(4);
  const deleted = (
    {
      Image: 'deletedImage',
      Rendition: 'deletedRendition',
      Job: 'deletedJob',
      PendingUpload: 'canceledUpload',
      Gallery: 'deletedGallery',
      Wishlist: 'deletedWishlist',
      Mask: 'deletedMask',
      Batch: 'deletedBatch',
    } as const
  )[name as 'Image'];
  return {
    own: sampled,
    deletedOwn: own[deleted] ?? unknown,
    foreign: foreign[key],
    deletedForeign: foreign[deleted] ?? foreign[key],
    unknown,
    malformed: {
      'with a NUL': `${idPrefixes[name]}_${suffix.slice(0, -1)}\0`,
      'with a NUL behind': `${sampled}\0`,
      'very long': `${sampled}${'0'.repeat(10_000)}`,
      'of no type': `xyz_${suffix}`,
      'of another type': createId(name === 'Account' ? 'Job' : 'Account'),
      'of an account that is foreign': foreign.account,
      'in capitals': sampled.toUpperCase(),
      'without a type': suffix,
      'a half of a character': `${sampled.slice(0, -1)}\ud800`,
      empty: '',
    },
  };
}

interface Answer {
  data: unknown;
  errors: { message: string; code: unknown }[];
}

/** The first answer of an operation, by POST or on a socket. */
async function ask(operation: string, { query, variables }: AskedDocument): Promise<Answer> {
  const read = (data: unknown, errors: readonly object[] = []): Answer => ({
    data: data ?? null,
    errors: errors.map((error) => {
      const { message, extensions } = error as { message: string; extensions?: { code?: unknown } };
      return { message, code: extensions?.code };
    }),
  });
  if (operation !== 'subscription') {
    const { data, errors } = await client.ask(query, variables);
    return read(data, errors);
  }
  for await (const { data, errors } of client.subscribe(query, variables)) return read(data, errors);
  throw new Error('The subscription completed without an answer.');
}

/** Each row of each table, the queue's too. */
async function readRows(): Promise<string[]> {
  const { rows } = await sql.query<{ query: string }>(
    `select string_agg(format('select %L || one::text as row from %s one', name || ' ', name), ' union all ') as query
     from (select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'public' or (schemaname, tablename) = ('pgboss', 'job_common')) tables`,
  );
  return (await sql.query<{ row: string }>(rows[0]!.query)).rows.map(({ row }) => row);
}

/** What `work` answers, and expects that no row of the other account changes and none tells of it that did not before. */
async function expectNoTrace<T>(work: () => Promise<T>): Promise<T> {
  const before = new Set(await readRows());
  const answer = await work();
  const after = new Set(await readRows());
  expectNoMark([...before].filter((row) => !after.has(row)).join());
  expectNoMark([...after].filter((row) => !before.has(row)).join());
  return answer;
}

function expectNoMark(text: string): void {
  expect(foreignMarks.filter((mark) => text.includes(mark))).toEqual([]);
}

type Taker = (typeof takers)[number];

const askFor = ({ operation, ask: sample, place }: Taker, ...ids: string[]) =>
  ask(operation, replaceIds(schema, sample(own), ids, place));

async function undo({ name }: Taker): Promise<void> {
  const mutation = rootSamples[name]?.undo?.(own);
  if (mutation) await client.get(`mutation { ${mutation} }`);
}

/** With the id that was asked for, which a message repeats, left out. */
const withoutId = (answer: Answer, id: string) => JSON.stringify(answer).replaceAll(id, '<id>');

const sumUp = ({ data, errors }: Answer) => ({ data, codes: errors.map(({ code }) => code) });

test.each(takers)(
  '$name tells no more of an id at $slot that is foreign than of one that is unknown',
  async (taker) => {
    const { unknown, foreign, deletedForeign } = listIds(taker);
    await expectNoTrace(async () => {
      const nothing = await askFor(taker, unknown);
      expect([[], ['NOT_FOUND'], ['BAD_USER_INPUT']]).toContainEqual(sumUp(nothing).codes);
      for (const id of [foreign, deletedForeign])
        expect(withoutId(await askFor(taker, id), id)).toBe(withoutId(nothing, unknown));
    });
  },
);

test.each(takers)('$name takes an id at $slot that is none for one that is unknown', async (taker) => {
  const { unknown, malformed } = listIds(taker);
  await expectNoTrace(async () => {
    const nothing = sumUp(await askFor(taker, unknown));
    for (const [kind, id] of Object.entries(malformed))
      expect(sumUp(await askFor(taker, id)), kind).toEqual(nothing);
  });
});

/** What is answered by copies says nothing of what they were made of. */
const answersWithOthers = ['copyImages', 'replayWebhooks'];

test.each(takers.filter(({ isList, name }) => isList && !answersWithOthers.includes(name)))(
  '$name takes what is own of the list at $slot and leaves the rest',
  async (taker) => {
    const { own: one, deletedOwn, foreign, deletedForeign, unknown, malformed } = listIds(taker);
    for (const others of [[foreign, deletedForeign, unknown, deletedOwn], Object.values(malformed)]) {
      const before = new Set(await readRows());
      const answer = await expectNoTrace(() => askFor(taker, ...others, one, ...others, one));
      expect(answer.errors).toEqual([]);
      expectNoMark(JSON.stringify(answer));
      const written = (await readRows()).filter((row) => !before.has(row));
      expect(JSON.stringify([answer, written])).toContain(one);
      await undo(taker);
    }
  },
);

test.each(takers)('$name answers for what is own at $slot', async (taker) => {
  const answer = await expectNoTrace(() => askFor(taker, listIds(taker).own));
  expect(answer.errors).toEqual([]);
  expectNoMark(JSON.stringify(answer));
  expect(JSON.stringify(answer.data)).not.toMatch(/null|\[\]/);
  await undo(taker);
});

test('neither account counts what is not its own', async () => {
  expect(await readUsage(other)).toEqual(foreignUsage);
  const [counted] = await runSql(
    app,
    `select (select count(*)::int from image where account_id = $1 and gone_at is null) as images,
       (select sum(byte_size) from stored_object where account_id = $1)
         + (select sum(octet_length(path)) from mask_stroke where account_id = $1) as "storedBytes",
       (select count(*)::int from job where account_id = $1 and status in ('QUEUED', 'RUNNING')) as "activeJobs"`,
    [own.account],
  );
  expect(await readUsage(client)).toEqual(counted);
});

async function readUsage(of: TestClient): Promise<object> {
  const { viewer } = await of.get<{ viewer: { usage: object } }>(
    '{ viewer { usage { images storedBytes activeJobs } } }',
  );
  return viewer.usage;
}
