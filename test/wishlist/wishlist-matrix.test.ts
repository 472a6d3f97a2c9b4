import { randomUUID } from 'node:crypto';
import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildGraphqlSchema } from '../../src/http/graphql/graphql-schema.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { answers, transportNames } from '../transports.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const schema = await buildGraphqlSchema();

let app: TestApp;
let owner: TestClient;
const callers: Record<string, TestClient> = {};
/** Addresses, with the pass where one is needed, and an item there. */
const ways: Record<string, { slug: string; pass?: string; itemId: string }> = {};

beforeAll(async () => {
  app = await startTestApp({ env: { ADMIN_KEY: adminKey, CLAIMS_PER_HOUR: '1000' } });
  owner = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
  const make = async (input: object = {}) => {
    const list = await createWishlist(owner, { visibility: 'UNLISTED', ...input });
    return { ...list, itemId: await addItem(owner, list.id, { quantity: 99 }) };
  };
  const [open, locked, secret, ended] = [
    await make({ note: 'In June', revealAt: '2199-01-01T00:00:00Z' }),
    await make(),
    await make({ visibility: 'PRIVATE' }),
    await make(),
  ];
  await owner.get(
    `mutation { updateWishlist(input: { id: "${locked.id}", password: "right" }) { wishlist { id } } }`,
  );
  const { openLink } = await owner.get<{ openLink: { pass: string } }>(
    `mutation { openLink(input: { slug: "${locked.slug}", password: "right" }) { pass } }`,
  );
  await owner.get(`mutation { deleteWishlist(input: { id: "${ended.id}" }) { deletedId } }`);
  const { data } = await owner.upload(await makePicture({ width: 64, height: 48 }));
  await owner.get(
    `mutation { updateWishlistItem(input: { id: "${open.itemId}", imageId: "${data!.uploadImage.image.id}", link: "https://example.org/lamp", price: { amount: "1", currency: "EUR" } }) { item { id } } }`,
  );
  await vi.waitFor(
    async () => {
      const { wishlist } = await owner.get<{ wishlist: object }>(
        `{ wishlist(slug: "${open.slug}") { items { cutout { width } job { status } } collage { isSettled } } }`,
      );
      expect(wishlist).toMatchObject({
        items: [{ cutout: { width: expect.any(Number) }, job: { status: 'SUCCEEDED' } }],
        collage: { isSettled: true },
      });
    },
    { timeout: 30_000, interval: 100 },
  );
  Object.assign(ways, {
    'an unlisted slug': open,
    'a slug with its pass': { ...locked, pass: openLink.pass },
    'a slug without its pass': locked,
    'a slug with a wrong pass': { ...locked, pass: `${openLink.pass}x` },
    'a private slug': secret,
    'an ended one': ended,
    'no such slug': { slug: '00000000000', itemId: open.itemId },
    'the slug of a gallery': { slug: '0000000000', itemId: open.itemId },
  });
  Object.assign(callers, {
    'no key': createTestClient(app.url),
    'another account': createTestClient(app.url, await signUpAsAdmin(app.url, adminKey)),
    'the operator': createTestClient(app.url, adminKey),
  });
}, 60_000);
afterAll(async () => {
  for (const caller of [owner, ...Object.values(callers)]) await caller.close();
  await app.close();
});

type Outcome = 'works' | 'null' | 'PASSWORD_REQUIRED' | 'GONE' | 'NOT_FOUND';

const opening: Record<string, Outcome> = {
  'an unlisted slug': 'works',
  'a slug with its pass': 'works',
  'a slug without its pass': 'PASSWORD_REQUIRED',
  'a slug with a wrong pass': 'PASSWORD_REQUIRED',
  'an ended one': 'GONE',
};
const closed = ['a private slug', 'no such slug', 'the slug of a gallery'];
const seeing = { ...opening, ...Object.fromEntries(closed.map((way) => [way, 'null' as const])) };
const doing = { ...opening, ...Object.fromEntries(closed.map((way) => [way, 'NOT_FOUND' as const])) };

const argumentsOf = ({ slug, pass }: { slug: string; pass?: string }) =>
  `slug: "${slug}"${pass ? `, pass: "${pass}"` : ''}`;

const fields = {
  wishlist: { ask: (way: string) => `{ wishlist(${argumentsOf(ways[way]!)}) { title } }`, outcomes: seeing },
  claimItem: {
    ask: (way: string) =>
      `mutation { claimItem(input: { link: { ${argumentsOf(ways[way]!)} }, itemId: "${ways[way]!.itemId}", clientId: "${randomUUID()}" }) { token } }`,
    outcomes: doing,
  },
};

const cells = Object.entries(fields).flatMap(([field, { outcomes }]) =>
  Object.entries(outcomes).flatMap(([way, outcome]) =>
    transportNames.map((transport) => ({ field: field as keyof typeof fields, way, outcome, transport })),
  ),
);

test.each(cells)('$field by $way: $outcome, by $transport', async ({ field, way, outcome, transport }) => {
  for (const who of Object.keys(callers)) {
    const { data, errors } = await answers[transport](callers[who]!, fields[field].ask(way));
    const code = errors?.[0]?.extensions.code ?? (data?.[field] ? 'works' : 'null');
    expect(`${who}: ${code}`).toBe(`${who}: ${outcome}`);
  }
});

test.each(Object.entries(doing))('wishlistUpdated by %s: %s', async (way, outcome) => {
  const { slug, pass } = ways[way]!;
  for await (const { data, errors } of callers['no key']!.subscribe<{ wishlistUpdated: object }>(
    'subscription ($slug: String, $pass: String) { wishlistUpdated(slug: $slug, pass: $pass) { wishlist { title } } }',
    { slug, pass },
  )) {
    expect(errors?.[0]?.extensions?.code ?? (data?.wishlistUpdated ? 'works' : 'null')).toBe(outcome);
    break;
  }
});

test('what a wishlist opens is no gallery, and takes no pictures', async () => {
  const { slug } = ways['an unlisted slug']!;
  const stranger = callers['no key']!;
  const gallery = await stranger.ask(`{ gallery(slug: "${slug}") { id } }`);
  expect(gallery).toMatchObject({ data: { gallery: null } });
  const upload = await stranger.ask(
    `mutation { createUpload(input: { filename: "a.jpg", mimeType: "image/jpeg", byteSize: 1, link: { slug: "${slug}" } }) { upload { id } } }`,
  );
  expect(upload.errors?.[0]?.extensions.code).toBe('CONFLICT');
  const download = await stranger.ask(
    `mutation { createDownload(input: { gallery: { link: { slug: "${slug}" } } }) { url } }`,
  );
  expect(download.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const door = await stranger.ask(`{ link(slug: "${slug}") { kind needsPassword canUpload } }`);
  expect(door.data).toEqual({ link: { kind: 'WISHLIST', needsPassword: false, canUpload: false } });
});

/** What a visitor is told as its owner is; of everything else nothing. Written out, so that nothing comes to it by itself. */
const shown: Record<string, readonly string[]> = {
  Wishlist: [
    ...['id', 'slug', 'url', 'title', 'note', 'visibility', 'isIndexed', 'hasPassword', 'background'],
    ...['expiresAt', 'revealAt', 'items', 'collage', 'isOwner', 'revision', 'createdAt', 'updatedAt'],
  ],
  WishlistItem: [
    ...['id', 'name', 'link', 'note', 'price', 'quantity', 'weight', 'keepsBackground', 'image', 'cutout'],
    ...['placement', 'claimedQuantity', 'claims', 'revision'],
  ],
  Collage: ['id', 'aspect', 'revision', 'isSettled', 'coverage', 'placements', 'image'],
};
/** These say something else to a visitor than to the owner. */
const reworded = ['Wishlist.isOwner', 'WishlistItem.claimedQuantity', 'WishlistItem.claims'];

const paths: Record<string, (field: string) => string> = {
  Wishlist: (field) => field,
  WishlistItem: (field) => `items { ${field} }`,
  Collage: (field) => `collage { ${field} }`,
};

function selectionOf(type: GraphQLObjectType, name: string): string {
  const field = type.getFields()[name]!;
  const target = getNamedType(field.type);
  const args = field.args.some(isRequiredArgument) ? '(width: 320)' : '';
  if (!isObjectType(target)) return name + args;
  if (name === 'placements') return 'placements { item { id } placement { x } outlines }';
  const first = Object.values(target.getFields()).find((one) => !isObjectType(getNamedType(one.type)));
  return `${name}${args} { ${target.getFields().id ? 'id' : first!.name} }`;
}

const nested = Object.keys(paths).flatMap((typeName) =>
  Object.keys((schema.getType(typeName) as GraphQLObjectType).getFields()).map((name) => ({
    typeName,
    name,
  })),
);

describe('a visitor', () => {
  test.each(nested)('is told of $typeName: $name what is theirs to know', async ({ typeName, name }) => {
    const selection = paths[typeName]!(selectionOf(schema.getType(typeName) as GraphQLObjectType, name));
    const ask = `{ wishlist(slug: "${ways['an unlisted slug']!.slug}") { ${selection} } }`;
    const read = (answer: unknown) => {
      const found = (answer as { wishlist: Record<string, never> }).wishlist;
      if (typeName === 'Wishlist') return found[name];
      return (typeName === 'Collage' ? found.collage : found.items?.[0])?.[name];
    };
    const theirs = read(await callers['no key']!.get(ask));
    const mine = read(await owner.get(ask));
    if (!shown[typeName]!.includes(name)) expect(theirs).toBeNull();
    else if (reworded.includes(`${typeName}.${name}`)) expect(theirs).not.toEqual(mine);
    else expect(theirs).toEqual(mine);
  });

  test('is given no original of a picture, and no job', async () => {
    const { wishlist } = await callers['no key']!.get<{ wishlist: { items: object[] } }>(
      `{ wishlist(slug: "${ways['an unlisted slug']!.slug}") { items { image { id url sourceUrl jobs { nodes { id } } } job { id } problem { code } } } }`,
    );
    expect(wishlist.items).toMatchObject([
      { image: { url: null, sourceUrl: null, jobs: null }, job: null, problem: null },
    ]);
  });

  test('is served the cutout by its URL until the address opens nothing', async () => {
    const { slug } = ways['an unlisted slug']!;
    const { wishlist } = await callers['no key']!.get<{ wishlist: { items: { cutout: { url: string } }[] } }>(
      `{ wishlist(slug: "${slug}") { items { cutout { url } } } }`,
    );
    const { url } = wishlist.items[0]!.cutout;
    expect((await fetch(url)).status).toBe(200);
    await runSql(app, 'update wishlist set version = version + 1 where slug = $1', [slug]);
    expect((await fetch(url)).status).toBe(410);
  });
});
