import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildGraphqlSchema } from '../../src/http/graphql/graphql-schema.ts';
import { linkFieldRules } from '../../src/resolvers/link-field-rule.ts';
import { rootFieldRules } from '../../src/services/access/root-field-rule.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { runSql } from '../sql.ts';
import { answers, transportNames } from '../transports.ts';
import { addImage, codeOf, createGallery, createLink, type MadeGallery, sendAsGuest } from './gallery-bed.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const schema = await buildGraphqlSchema();

let app: TestApp;
let owner: TestClient;
let gallery: MadeGallery;
let unlisted: MadeGallery;
/** Addresses, with the pass where one is needed. */
const ways: Record<string, { slug: string; pass?: string }> = {};
const callers: Record<string, TestClient> = {};

beforeAll(async () => {
  app = await startTestApp({ env: { ADMIN_KEY: adminKey } });
  owner = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
  gallery = await createGallery(owner, { note: 'By the lake', expiresIn: 'P9D' });
  unlisted = await createGallery(owner, { visibility: 'UNLISTED' });
  const link = await createLink(owner, gallery.id, { upload: { maxImages: 99 } });
  await sendAsGuest(app, link, { guestName: 'Bob', clientId: 'one of sixteen letters' });
  await addImage(owner, unlisted.id);
  await vi.waitFor(async () => {
    const rows = await runSql(app, "select 1 from job where status <> 'SUCCEEDED'");
    expect(rows).toEqual([]);
  }, 30_000);
  // As a cutout that is worth a look has: then there is something to be told.
  await runSql(app, 'update image set agreement = 0.4');
  await runSql(app, 'update rendition set agreement = 0.4');
  const locked = await createLink(owner, gallery.id, { upload: {}, password: 'right' });
  const revoked = await createLink(owner, gallery.id, { upload: {} });
  const ended = await createLink(owner, gallery.id, { upload: {} });
  const box = await createLink(owner, gallery.id, { upload: {}, canSee: false });
  await owner.get(`mutation { revokeGalleryLink(input: { id: "${revoked.id}" }) { link { id } } }`);
  await runSql(app, 'update gallery_link set expires_at = now() where id = $1', [ended.id]);
  const { openLink } = await owner.get<{ openLink: { pass: string } }>(
    `mutation { openLink(input: { slug: "${locked.slug}", password: "right" }) { pass } }`,
  );
  Object.assign(ways, {
    'a link': { slug: link.slug },
    'a link with its pass': { slug: locked.slug, pass: openLink.pass },
    'a link without its pass': { slug: locked.slug },
    'a link with a wrong pass': { slug: locked.slug, pass: `${openLink.pass}x` },
    'a revoked link': { slug: revoked.slug },
    'an ended link': { slug: ended.slug },
    'a drop box': { slug: box.slug },
    'an unlisted slug': { slug: unlisted.slug },
    'a private slug': { slug: gallery.slug },
    'no such slug': { slug: '0000000000000000000000' },
  });
  Object.assign(callers, {
    'no key': createTestClient(app.url),
    'another account': createTestClient(app.url, await signUpAsAdmin(app.url, adminKey)),
    'the operator': createTestClient(app.url, adminKey),
    'the owner': owner,
  });
});
afterAll(async () => {
  for (const caller of Object.values(callers)) await caller.close();
  await app.close();
});

/** What a field answers by each way: a code, `null` for nothing, or that it works. The owner is a guest where something is sent. */
type Outcome = 'works' | 'null' | 'PASSWORD_REQUIRED' | 'GONE' | 'CONFLICT' | 'NOT_FOUND';

const opening: Record<string, Outcome> = {
  'a link': 'works',
  'a link with its pass': 'works',
  'a link without its pass': 'PASSWORD_REQUIRED',
  'a link with a wrong pass': 'PASSWORD_REQUIRED',
  'a revoked link': 'GONE',
  'an ended link': 'GONE',
  'a drop box': 'works',
  'an unlisted slug': 'works',
};
const seeing: Record<string, Outcome> = { ...opening, 'a private slug': 'null', 'no such slug': 'null' };
const doing: Record<string, Outcome> = {
  ...opening,
  'a private slug': 'NOT_FOUND',
  'no such slug': 'NOT_FOUND',
};
const sending: Record<string, Outcome> = { ...doing, 'an unlisted slug': 'CONFLICT' };
const loading: Record<string, Outcome> = { ...doing, 'a drop box': 'NOT_FOUND' };

const quote = (text: string) => JSON.stringify(text);
const linkOf = ({ slug, pass }: { slug: string; pass?: string }) =>
  `{ slug: ${quote(slug)}${pass ? `, pass: ${quote(pass)}` : ''} }`;
const argumentsOf = (way: { slug: string; pass?: string }) => linkOf(way).slice(1, -1);

/** Every root field that is asked through a link, and what it answers. uploadImage is asked by POST alone, below. */
const fields: Record<
  string,
  { ask: (way: { slug: string; pass?: string }) => string; outcomes: Record<string, Outcome> }
> = {
  gallery: { ask: (way) => `{ gallery(${argumentsOf(way)}) { id name } }`, outcomes: seeing },
  createUpload: {
    ask: (way) =>
      `mutation { createUpload(input: { filename: "a.jpg", mimeType: "image/jpeg", byteSize: 1, link: ${linkOf(way)} }) { upload { id } } }`,
    outcomes: sending,
  },
  createDownload: {
    ask: (way) => `mutation { createDownload(input: { gallery: { link: ${linkOf(way)} } }) { url } }`,
    outcomes: loading,
  },
};

/** By the address of a wishlist: test/wishlist/wishlist-matrix.test.ts. */
const askedOfWishlists = ['wishlist', 'wishlistUpdated', 'claimItem'];

test('every field that may be asked through a link is here', () => {
  const linked = Object.entries(rootFieldRules)
    .filter(([, rule]) => rule === 'link')
    .map(([name]) => name);
  const elsewhere = ['uploadImage', 'completeImageUpload', 'galleryUpdated', ...askedOfWishlists];
  expect([...Object.keys(fields), ...elsewhere].toSorted()).toEqual(linked.toSorted());
});

const cells = Object.entries(fields).flatMap(([field, { outcomes }]) =>
  Object.entries(outcomes).flatMap(([way, outcome]) =>
    transportNames.map((transport) => ({ field, way, outcome, transport })),
  ),
);

test.each(cells)('$field by $way: $outcome, by $transport', async ({ field, way, outcome, transport }) => {
  const document = fields[field]!.ask(ways[way]!);
  for (const who of ['no key', 'another account', 'the operator']) {
    const { data, errors } = await answers[transport](callers[who]!, document);
    const code = errors?.[0]?.extensions.code ?? (data?.[field] ? 'works' : 'null');
    expect(`${who}: ${code}`).toBe(`${who}: ${outcome}`);
  }
});

test.each(Object.entries(sending))('uploadImage by %s: %s', async (way, outcome) => {
  const sent = await sendAsGuest(app, ways[way]!);
  expect(codeOf(sent) ?? (sent.data?.uploadImage ? 'works' : 'null')).toBe(outcome);
});

test.each(Object.entries(doing))('galleryUpdated by %s: %s', async (way, outcome) => {
  const { slug, pass } = ways[way]!;
  for await (const { data, errors } of callers['no key']!.subscribe<{ galleryUpdated: object }>(
    'subscription ($slug: String, $pass: String) { galleryUpdated(slug: $slug, pass: $pass) { gallery { id } } }',
    { slug, pass },
  )) {
    expect(errors?.[0]?.extensions?.code ?? (data?.galleryUpdated ? 'works' : 'null')).toBe(outcome);
    break;
  }
});

test('to its owner a gallery shows itself by any address, and its ended ones too', async () => {
  for (const way of Object.values(ways).filter(({ slug }) => slug !== '0000000000000000000000')) {
    const isTheirs = await owner.get<{ gallery: { access: { isOwner: boolean } } }>(
      `{ gallery(slug: ${quote(way.slug)}) { access { isOwner } } }`,
    );
    expect(isTheirs.gallery.access.isOwner).toBe(true);
  }
});

/** What a holder of a link is told as its owner is; of everything else nothing. Written out, so that nothing comes to it by itself. */
const shown: Record<string, readonly string[]> = {
  Gallery: [
    ...['id', 'name', 'note', 'visibility', 'isIndexed', 'sort', 'imageTtl', 'expiresAt', 'revision'],
    ...['createdAt', 'updatedAt', 'cover', 'images', 'imageCount', 'slug', 'url', 'access'],
  ],
  Image: [
    ...['id', 'filename', 'status', 'mimeType', 'width', 'height', 'placeholder', 'createdAt', 'updatedAt'],
    ...['revision', 'expiresAt', 'thumbnail', 'preview'],
  ],
  Rendition: [
    ...['id', 'image', 'mimeType', 'format', 'width', 'height', 'byteSize', 'crop', 'recipe', 'quality'],
    ...['ssim', 'model', 'createdAt', 'url', 'downloadUrl'],
  ],
  PendingUpload: ['id', 'filename', 'mimeType', 'byteSize', 'status', 'rejection', 'target', 'expiresAt'],
};
/** These say something else to a guest than to the owner. */
const reworded = [
  'Gallery.slug',
  'Gallery.url',
  'Gallery.access',
  'Image.filename',
  'Image.expiresAt',
  'Rendition.url',
  'Rendition.downloadUrl',
];

test('every type that a link leads to is here', () => {
  const ofWishlists = ['Wishlist', 'WishlistItem', 'Collage'];
  expect(Object.keys(linkFieldRules).toSorted()).toEqual([...Object.keys(shown), ...ofWishlists].toSorted());
});

/** How the one gallery, its one image or its thumbnail is asked for a field. */
const paths: Record<string, (field: string) => string> = {
  Gallery: (field) => field,
  Image: (field) => `images { nodes { ${field} } }`,
  Rendition: (field) => `images { nodes { thumbnail { ${field} } } }`,
};

function selectionOf(type: GraphQLObjectType, name: string): string {
  const field = type.getFields()[name]!;
  const target = getNamedType(field.type);
  const args = field.args.some(isRequiredArgument) ? '(recipe: { resize: { width: 320 } })' : '';
  if (!isObjectType(target)) return name;
  if (target.name.endsWith('Connection')) return `${name} { nodes { id } }`;
  if (target.name === 'Recipe') return `${name} { output { format } }`;
  const first = Object.values(target.getFields()).find((one) => !isObjectType(getNamedType(one.type)));
  return `${name}${args} { ${target.getFields().id ? 'id' : first!.name} }`;
}

/** The value of a field, out of the answer. */
function readValue(typeName: string, name: string, answer: unknown): unknown {
  const found = (answer as { gallery: Record<string, unknown> }).gallery;
  if (typeName === 'Gallery') return found[name];
  const [image = {}] = (found.images as { nodes: Record<string, Record<string, unknown>>[] }).nodes;
  return typeName === 'Image' ? image[name] : image.thumbnail?.[name];
}

const nested = Object.keys(paths).flatMap((typeName) =>
  Object.keys((schema.getType(typeName) as GraphQLObjectType).getFields()).map((name) => ({
    typeName,
    name,
  })),
);

describe('a holder of a link', () => {
  test.each(nested)('is told of $typeName: $name what is theirs to know', async ({ typeName, name }) => {
    const selection = paths[typeName]!(selectionOf(schema.getType(typeName) as GraphQLObjectType, name));
    const ask = (slug: string) => `{ gallery(slug: "${slug}") { ${selection} } }`;
    const theirs = await callers['no key']!.get(ask(ways['a link']!.slug));
    const mine = await owner.get(ask(gallery.slug));
    const [told, all] = [readValue(typeName, name, theirs), readValue(typeName, name, mine)];
    if (!shown[typeName]!.includes(name)) expect([null, false]).toContainEqual(told);
    else if (reworded.includes(`${typeName}.${name}`)) expect(told).not.toBeNull();
    else expect(told).toEqual(all);
  });

  test('is told all in one answer as in many', async () => {
    const image = Object.keys((schema.getType('Image') as GraphQLObjectType).getFields())
      .map((name) => selectionOf(schema.getType('Image') as GraphQLObjectType, name))
      .join(' ');
    const { gallery: told } = await callers['no key']!.get<{ gallery: { images: { nodes: object[] } } }>(
      `{ gallery(slug: "${ways['a link']!.slug}") { images { nodes { ${image} } } } }`,
    );
    const hidden = JSON.stringify(told);
    for (const secret of ['IMG_0042', 'Bob', gallery.slug, gallery.id]) expect(hidden).not.toContain(secret);
  });
});
