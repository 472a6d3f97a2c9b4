import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGraphqlSchema } from '../../src/http/graphql/graphql-schema.ts';
import { rootFieldRules } from '../../src/services/access/root-field-rule.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

/**
 * Two worlds: in one of them strangers claim, race and give up while the owner does all that an owner can. What the owner is
 * answered must be the same in both, up to ids, times and signatures.
 */

let app: TestApp;

beforeAll(async () => {
  // Without a worker: when that lays something out is another matter, and nothing to claims, as the last test shows.
  app = await startTestApp({ work: false, env: { CLAIMS_PER_HOUR: '1000' } });
});
afterAll(() => app.close());

interface World {
  owner: TestClient;
  list: { id: string; slug: string };
  items: string[];
}

async function makeWorld(): Promise<World> {
  const owner = await signUp(app.url);
  const list = await createWishlist(owner, { visibility: 'UNLISTED', revealAt: '2199-01-01T00:00:00Z' });
  const items = [
    await addItem(owner, list.id, { name: 'Lamp', quantity: 3 }),
    await addItem(owner, list.id, { name: 'Tea', quantity: 1 }),
    await addItem(owner, list.id, { name: 'Spoon', quantity: 2 }),
  ];
  return { owner, list, items };
}

const claimMutation = `mutation ($input: ClaimItemInput!) { claimItem(input: $input) { token } }`;
const claim = (client: TestClient, { list }: World, itemId: string | undefined) =>
  client.ask<{ claimItem: { token: string } }>(claimMutation, {
    input: { link: { slug: list.slug }, itemId, clientId: randomUUID() },
  });

/** Claims what there is, more than there is, and gives some of it up. */
async function claimAll(world: World): Promise<void> {
  const friends = [createTestClient(app.url), await signUp(app.url)];
  const answers = await Promise.all(
    world.items.flatMap((item) =>
      [0, 1, 2].flatMap(() => friends.map((friend) => claim(friend, world, item))),
    ),
  );
  const tokens = answers.flatMap(({ data }) => data?.claimItem?.token ?? []);
  expect(tokens).toHaveLength(6);
  for (const token of tokens.slice(0, 3))
    await friends[0]!.get(`mutation { releaseClaim(input: { token: "${token}" }) { claim { id } } }`);
  for (const friend of friends) await friend.close();
}

const schema = await buildGraphqlSchema();

/** All fields of a type that need no arguments, and what they lead to. */
function selectAll(name: string, depth: number): string {
  const fields = Object.values(
    (schema.getType(name) as unknown as { getFields(): Record<string, never> }).getFields(),
  ) as {
    name: string;
    type: { toString(): string };
    args: { type: { toString(): string } }[];
  }[];
  return fields
    .filter(({ args }) => !args.some(({ type }) => String(type).endsWith('!')))
    .flatMap((field) => {
      const target = String(field.type).replace(/[[\]!]/g, '');
      const type = schema.getType(target) as { getFields?: unknown };
      if (!type.getFields) return [field.name];
      return depth > 0 ? [`${field.name} { ${selectAll(target, depth - 1)} }`] : [];
    })
    .join(' ');
}

const everything = selectAll('Wishlist', 2);

/** Each thing that an owner can do, by the name of the field; every field of wishlists that is an owner's is here. */
const deeds: Record<string, (world: World) => string> = {
  wishlist: ({ list }) => `{ wishlist(slug: "${list.slug}") { ${everything} } }`,
  wishlists: () => `{ wishlists { nodes { ${selectAll('Wishlist', 1)} } } }`,
  updateWishlist: ({ list }) =>
    `mutation { updateWishlist(input: { id: "${list.id}", note: "In June" }) { wishlist { ${selectAll('Wishlist', 1)} } } }`,
  addWishlistItem: ({ list }) =>
    `mutation { addWishlistItem(input: { wishlistId: "${list.id}", name: "Fork", clientId: "fork" }) { item { name quantity claimedQuantity } wasKnown } }`,
  updateWishlistItem: ({ items }) =>
    `mutation { updateWishlistItem(input: { id: "${items[0]}", quantity: 1 }) { item { ${selectAll('WishlistItem', 1)} } } }`,
  moveWishlistItem: ({ items }) =>
    `mutation { moveWishlistItem(input: { id: "${items[1]}" }) { item { ${selectAll('WishlistItem', 1)} } } }`,
  placeItems: ({ list, items }) =>
    `mutation { placeItems(input: { wishlistId: "${list.id}", aspect: 1.333, places: [{ itemId: "${items[2]}", placement: { x: 0.5, y: 0.3, width: 0.2 } }] }) { collage { revision } } }`,
  unpinItems: ({ list }) =>
    `mutation { unpinItems(input: { wishlistId: "${list.id}", aspect: 1.333 }) { collage { revision } } }`,
  shuffleCollage: ({ list }) =>
    `mutation { shuffleCollage(input: { wishlistId: "${list.id}", aspect: 1.333, seed: 4 }) { collage { revision } } }`,
  renderCollage: ({ list }) =>
    `mutation { renderCollage(input: { wishlistId: "${list.id}", aspect: 1.333, width: 320 }) { job { kind } } }`,
  claimItem: ({ list, items }) =>
    `mutation { claimItem(input: { link: { slug: "${list.slug}" }, itemId: "${items[1]}", clientId: "the owner themselves" }) { token } }`,
  removeWishlistItem: ({ items }) =>
    `mutation { removeWishlistItem(input: { id: "${items[0]}" }) { wishlist { ${selectAll('Wishlist', 1)} } } }`,
  exportWishlist: ({ list }) =>
    `mutation { exportWishlist(input: { wishlistId: "${list.id}", format: JSON }) { url } }`,
  viewer: () => '{ viewer { usage { images storedBytes activeJobs } limits { images } } }',
  jobs: () => '{ jobs { nodes { kind status } } }',
  deleteWishlist: ({ list }) => `mutation { deleteWishlist(input: { id: "${list.id}" }) { deletedId } }`,
  restoreWishlist: ({ list }) =>
    `mutation { restoreWishlist(input: { id: "${list.id}" }) { wishlist { ${selectAll('Wishlist', 1)} } } }`,
};

test('every field of wishlists that an owner may ask is asked', () => {
  const ofWishlists = Object.keys(rootFieldRules).filter((name) =>
    /wishlist|items$|collage|claimitem/i.test(name),
  );
  const elsewhere = ['wishlistUpdated', 'createWishlist', 'importWishlist'];
  expect(ofWishlists.filter((name) => !deeds[name] && !elsewhere.includes(name))).toEqual([]);
});

/** Ids, instants, signatures, and where things lie, which follows from a seed that is everybody's own. */
const unlike = [
  [/\b[a-z]{3}_[0-9a-z]{26}\b/g, '<id>'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>'],
  [/-?\d+\.\d+(e-?\d+)?/g, '<number>'],
  [/https?:[^"]+/g, '<url>'],
  [/"slug":"\w{11}"/g, '<slug>'],
] as const;

const plain = (text: string) => unlike.reduce((rest, [what, name]) => rest.replace(what, name), text);

/** What follows from the very bytes of the body, in which there are ids and times. */
const ofBody = ['date', 'x-request-id', 'etag', 'content-length'];

async function askRaw({ owner }: World, query: string) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${owner.apiKey}` },
    body: JSON.stringify({ query }),
  });
  const headers = [...response.headers].filter(([name]) => !ofBody.includes(name));
  return {
    status: response.status,
    headers: plain(JSON.stringify(headers)),
    body: plain(await response.text()),
  };
}

/** All that its owner is told while they do everything, settled after each deed. */
async function live(world: World, between: () => Promise<void>) {
  const events: string[] = [];
  const stream = world.owner.subscribe<object>(
    `subscription { wishlistUpdated(id: "${world.list.id}") { item { name quantity claimedQuantity claims { quantity } revision } deletedId } }`,
  );
  const watching = (async () => {
    for await (const { data, errors } of stream) {
      // That it is deleted is told by an error, unless it is back before it was told.
      if (!errors) events.push(plain(JSON.stringify(data)));
    }
  })();
  const transcript: object[] = [];
  for (const [name, ask] of Object.entries(deeds)) {
    await between();
    transcript.push({ name, ...(await askRaw(world, ask(world))) });
  }
  await stream.return?.();
  await watching;
  return { transcript, events };
}

test('what friends claim changes nothing that the owner is told', async () => {
  const [quiet, busy] = [await makeWorld(), await makeWorld()];
  const told = await live(quiet, async () => {});
  let isFirst = true;
  const friend = createTestClient(app.url);
  const toldBusy = await live(busy, async () => {
    if (isFirst) await claimAll(busy);
    else await claim(friend, busy, busy.items[2]);
    isFirst = false;
  });
  expect(toldBusy.transcript).toEqual(told.transcript);
  // How many events there are depends on how fast they follow; that none comes of a claim is the next test's.
  expect(toldBusy.events.length).toBeGreaterThan(3);
  for (const event of toldBusy.events) expect(event).not.toMatch(/"claim(edQuantity|s)":[^n]/);
  for (const { owner } of [quiet, busy]) await owner.close();
  await friend.close();
}, 120_000);

test('the next that the owner is told of, after all have claimed, is the next that they do', async () => {
  const world = await makeWorld();
  const { owner, list } = world;
  const after = owner.subscribe<{ wishlistUpdated: { wishlist: { title: string }; isCaughtUp: boolean } }>(
    `subscription { wishlistUpdated(id: "${list.id}") { wishlist { title } isCaughtUp } }`,
  );
  const next = async () => (await after.next()).value.data.wishlistUpdated;
  for (let told = await next(); !told.isCaughtUp; ) told = await next();
  await claimAll(world);
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", title: "After" }) { wishlist { id } } }`,
  );
  expect(await next()).toMatchObject({ wishlist: { title: 'After' } });
  await after.return?.();
  await owner.close();
});

test('a claim changes no row but its own, what it is told by, and how often its caller has claimed', async () => {
  const world = await makeWorld();
  const before = await readRows();
  await claimAll(world);
  const after = await readRows();
  const lost = [...before].filter((row) => !after.has(row) && !row.startsWith('attempt '));
  expect(lost).toEqual([]);
  const changed = [...after].filter((row) => !before.has(row)).map((row) => row.split(' ')[0]);
  expect(new Set(changed)).toEqual(new Set(['claim', 'attempt', 'row_change']));
  const told = await runSql<{ topic: string }>(
    app,
    "select topic from row_change where account_id = $1 and id like '%/claim/%'",
    [world.list.id],
  );
  expect(new Set(told.map(({ topic }) => topic))).toEqual(new Set(['claim']));
  await world.owner.close();
});

/** Each row of each table, behind its table's name; of an account that its friends are, none is counted. */
async function readRows(): Promise<Set<string>> {
  const tables = await runSql<{ name: string }>(
    app,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('account', 'account_usage', 'api_key')",
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      runSql<{ row: string }>(app, `select '${name} ' || one::text as row from ${name} one`),
    ),
  );
  return new Set(rows.flat().map(({ row }) => row));
}
