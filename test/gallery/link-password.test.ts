import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import {
  addImage,
  codeOf,
  createGallery,
  createLink,
  idsIn,
  look,
  type MadeGallery,
  openStranger,
} from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let gallery: MadeGallery;
let image: string;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  owner = await signUp(app.url);
  stranger = openStranger(app);
  gallery = await createGallery(owner);
  image = await addImage(owner, gallery.id);
});
afterAll(async () => {
  await owner.close();
  await stranger.close();
  await app.close();
});

const update = (id: string, input: object) =>
  owner.get(
    'mutation ($input: UpdateGalleryLinkInput!) { updateGalleryLink(input: $input) { link { id } } }',
    {
      input: { id, ...input },
    },
  );
const open = (slug: string, password: string, client = stranger) =>
  client.ask<{ openLink: { pass: string; expiresAt: string } | null }>(
    'mutation ($input: OpenLinkInput!) { openLink(input: $input) { pass expiresAt } }',
    { input: { slug, password } },
  );
const reasonOf = ({ errors }: { errors?: { extensions: { params: object } }[] }) =>
  errors?.[0]?.extensions.params;

describe('a password', () => {
  let link: { id: string; slug: string };
  beforeAll(async () => {
    link = await createLink(owner, gallery.id, { password: 'péniche' });
  });

  test('is asked for, and what it gives opens the gallery on every transport', async () => {
    const closed = await look(stranger, link.slug);
    expect(codeOf(closed)).toBe('PASSWORD_REQUIRED');
    expect(reasonOf(closed)).toEqual({ reason: 'MISSING' });
    expect(reasonOf(await look(stranger, link.slug, '1.2.abc'))).toEqual({ reason: 'WRONG' });
    const { link: door } = await stranger.get<{ link: object }>(
      `{ link(slug: "${link.slug}") { kind needsPassword canUpload } }`,
    );
    expect(door).toEqual({ kind: 'GALLERY', needsPassword: true, canUpload: false });
    const wrong = await open(link.slug, 'peniche');
    expect([codeOf(wrong), reasonOf(wrong)]).toEqual(['PASSWORD_REQUIRED', { reason: 'WRONG' }]);
    // The same letters, written in another way.
    const { pass, expiresAt } = (await open(link.slug, 'pe\u0301niche')).data!.openLink!;
    const lifeHours = (Date.parse(expiresAt) - Date.now()) / 3_600_000;
    expect(lifeHours).toBeGreaterThan(11.9);
    expect(lifeHours).toBeLessThanOrEqual(12);
    expect(idsIn(await look(stranger, link.slug, pass))).toEqual([image]);
    for await (const { data } of stranger.subscribe<{ galleryUpdated: object }>(
      'subscription ($slug: String, $pass: String) { galleryUpdated(slug: $slug, pass: $pass) { gallery { id imageCount } } }',
      { slug: link.slug, pass },
    )) {
      expect(data?.galleryUpdated).toEqual({ gallery: { id: gallery.id, imageCount: 1 } });
      break;
    }
    // It is the pass of that link.
    const other = await createLink(owner, gallery.id, { password: 'péniche' });
    expect(reasonOf(await look(stranger, other.slug, pass))).toEqual({ reason: 'WRONG' });
    await update(link.id, { password: 'houseboat' });
    expect(reasonOf(await look(stranger, link.slug, pass))).toEqual({ reason: 'ENDED' });
    await update(link.id, { noPassword: true });
    expect(idsIn(await look(stranger, link.slug))).toEqual([image]);
  });

  test('is tried ten times a minute, and once more when they have passed', async () => {
    const { slug } = await createLink(owner, gallery.id, { password: 'right' });
    const codes = await Promise.all(
      Array.from({ length: 12 }, async () => codeOf(await open(slug, 'wrong'))),
    );
    expect(codes.toSorted()).toEqual([
      ...Array.from({ length: 10 }, () => 'PASSWORD_REQUIRED'),
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
    const refused = await open(slug, 'right');
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      params: { limit: 10, retryAfterMs: expect.any(Number) },
    });
    await runSql(app, "update attempt set points = 9 where key like 'wrongPassword:%'");
    // The right one does not count.
    for (let i = 0; i < 3; i++) expect(codeOf(await open(slug, 'right'))).toBeUndefined();
  });

  test('is never told, whatever came', async () => {
    for (const password of ['abc', 'x'.repeat(201)]) {
      const { errors } = await owner.ask(
        'mutation ($input: CreateGalleryLinkInput!) { createGalleryLink(input: $input) { link { id } } }',
        { input: { galleryId: gallery.id, password } },
      );
      expect(errors?.[0]).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', params: { argument: 'input.password' } },
      });
      expect(errors?.[0]?.message).not.toContain(password);
    }
    const [row] = await runSql(
      app,
      'select password_hash from gallery_link where password_hash is not null limit 1',
    );
    expect(row?.password_hash).toMatch(/^scrypt\$15\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  });
});

test('who tries many addresses that lead nowhere is told to wait, and who has one that leads somewhere is not', async () => {
  const codes: unknown[] = [];
  const proxied = await startTestApp({ beside: app, work: false, env: { TRUST_PROXY: '1' } });
  const ask = async (slug: string, address: string) => {
    const answer = await fetch(`${proxied.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ query: `{ gallery(slug: "${slug}") { id } }` }),
    });
    return (await answer.json()) as { errors?: { extensions: { code: string; params: object } }[] };
  };
  for (let i = 0; i < 61; i++) codes.push(codeOf((await ask('1111111111', '198.51.100.7')) as never));
  expect(codes.filter((code) => code === undefined)).toHaveLength(60);
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  const { slug } = await createLink(owner, gallery.id);
  // What leads somewhere is found all the same: others may share the address.
  expect(codeOf((await ask(slug, '198.51.100.7')) as never)).toBeUndefined();
  expect(codeOf((await ask(slug, '198.51.100.8')) as never)).toBeUndefined();
  await proxied.close();
});

test('who tries passwords of many addresses that lead nowhere is told to wait', async () => {
  const guess = (slug: string) => open(slug, 'guess');
  await runSql(app, "delete from attempt where key like 'missedSlug:%'");
  expect(reasonOf(await guess('2'.repeat(22)))).toEqual({ reason: 'WRONG' });
  await runSql(app, "update attempt set points = 60 where key like 'missedSlug:%'");
  expect(codeOf(await guess('3'.repeat(22)))).toBe('RATE_LIMITED');
  const { slug } = await createLink(owner, gallery.id, { password: 'right' });
  expect((await guess(slug)).errors?.[0]?.extensions).toMatchObject({ params: { reason: 'WRONG' } });
  await runSql(app, "delete from attempt where key like 'missedSlug:%'");
});
