import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient } from '../client.ts';
import { makePicture, readPixels } from '../picture.ts';
import { runSql } from '../sql.ts';
import { awaitLayout, type SharedWishlist, shareWishlist } from './shared-wishlist.ts';

let app: TestApp;
let shared: SharedWishlist;
/** By which the server's clock is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  app = await startTestApp({
    decorate: (tools) => ({ ...tools, now: () => new Date(tools.now().getTime() + aheadMs) }),
  });
  shared = await shareWishlist(
    app.url,
    [
      {
        name: 'Vase',
        photo: await makePicture({ width: 400, height: 300 }),
        link: 'https://shop.example/vase',
      },
      { name: '<script>alert(1)</script>', note: 'He said "</title>".', quantity: 3 },
      { name: 'Tea', price: { amount: '12.50', currency: 'EUR' } },
    ],
    { title: '</title> & "Thirty"', expiresIn: 'P30D' },
  );
});
beforeEach(() => {
  aheadMs = 0;
});
afterAll(async () => {
  await shared.owner.close();
  await app.close();
});

async function open(path: string, init: RequestInit = {}) {
  const response = await fetch(`${app.url}/w/${path}`, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const metaOf = (html: string, name: string) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];

const create = async (input: object = {}) => {
  const { createWishlist } = await shared.owner.get<{
    createWishlist: { wishlist: { id: string; slug: string } };
  }>('mutation ($input: CreateWishlistInput!) { createWishlist(input: $input) { wishlist { id slug } } }', {
    input: { title: 'Another', visibility: 'UNLISTED', ...input },
  });
  return createWishlist.wishlist;
};

const update = (input: object) =>
  shared.owner.get(
    'mutation ($input: UpdateWishlistInput!) { updateWishlist(input: $input) { wishlist { id } } }',
    { input },
  );

test('the page is whole without script: both collages, and the list with its pictures and prices', async () => {
  const { status, headers, html } = await open(shared.slug);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('private, no-cache');
  expect(html.match(/<svg[^>]* viewBox="0 0 1000 (750|1778)"/g)).toHaveLength(2);
  expect(html.match(/<image [^>]*href="/g)).toHaveLength(2);
  expect(html.match(/<li id="wish-/g)).toHaveLength(3);
  expect(html).toContain('€12.50');
  expect(html.match(/href="https:\/\/shop\.example\/vase"/g)).toHaveLength(5);
  expect(html).toContain('3 wished for');
});

test('nothing of it is read as markup', async () => {
  const { html } = await open(shared.slug);
  expect(html).not.toContain('<script>alert');
  expect(html.match(/<\/title>/g)).toHaveLength(1);
  expect(html.match(/<script/g)).toHaveLength(2);
});

test('what the server draws has nothing of claims, whoever asks', async () => {
  const before = (await open(shared.slug)).html;
  const stranger = createTestClient(app.url);
  const input = {
    link: { slug: shared.slug },
    itemId: shared.items[1],
    quantity: 2,
    name: 'Grandmother',
    clientId: 'a claim that nobody guesses',
  };
  const claim = 'mutation ($input: ClaimItemInput!) { claimItem(input: $input) { token claim { id } } }';
  const { claimItem } = await stranger.get<{ claimItem: { token: string } }>(claim, { input });
  const headers = { authorization: `Bearer ${shared.owner.apiKey}` };
  for (const init of [{}, { headers }]) {
    const { html } = await open(shared.slug, init);
    expect(html).not.toMatch(/Grandmother|laim/);
    expect(withoutTime(html)).toBe(withoutTime(before));
  }
  await stranger.get(
    'mutation ($input: ReleaseClaimInput!) { releaseClaim(input: $input) { claim { id } } }',
    {
      input: { token: claimItem.token },
    },
  );
  await stranger.close();
});

/** Of two answers that are the same at two times. */
const withoutTime = (html: string) =>
  html.replace(/"now":"[^"]*"/, '').replaceAll(/(signature|expires|via)=[^&"\\]*/g, '');

test('a miss, a private list and one that never was are the same page', async () => {
  const hidden = await create({ visibility: 'PRIVATE' });
  const slugs = [hidden.slug, 'AAAAAAAAAAA', 'no-slug', `${shared.slug}/more`];
  const answers = await Promise.all(slugs.map((slug) => open(slug)));
  expect(answers.map(({ status }) => status)).toEqual(slugs.map(() => 404));
  expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
  for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
});

test('what has ended, or was deleted, says so with 410', async () => {
  const deleted = await create();
  const short = await create({ expiresIn: 'PT1H' });
  expect((await open(short.slug)).status).toBe(200);
  await shared.owner.get(`mutation { deleteWishlist(input: { id: "${deleted.id}" }) { deletedId } }`);
  aheadMs = 3_600_000;
  for (const { slug } of [deleted, short]) {
    const { status, html } = await open(slug);
    expect(status).toBe(410);
    expect(html).toContain('This wishlist has ended');
    expect(html).not.toContain('Another');
  }
});

test('a password is asked for by a form, whose answer is the page', async () => {
  const closed = await create({ title: 'Secret' });
  await update({ id: closed.id, password: 'open sesame' });
  const form = await open(closed.slug);
  expect([form.status, form.headers.get('cache-control')]).toEqual([403, 'no-store']);
  expect(form.html).toContain(`action="/w/${closed.slug}"`);
  expect(form.html).toContain('This wishlist has a password');
  expect(form.html).not.toContain('Secret');
  const post = (password: string) =>
    open(closed.slug, { method: 'POST', body: new URLSearchParams({ password }) });
  expect((await post('sesame')).status).toBe(403);
  const right = await post('open sesame');
  expect([right.status, right.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(right.headers.get('set-cookie')).toBeNull();
  expect(right.html).toContain('Secret</h1>');
  expect(metaOf(right.html, 'og:title')).toBeUndefined();
  expect((await open(`${closed.slug}/preview.jpg`)).status).toBe(404);
  await runSql(app, 'update attempt set points = 10 where key like $1', [`wrongPassword:${closed.slug}%`]);
  expect((await post('open sesame')).status).toBe(429);
});

test('scripts come from files of this server only, and its address is told to nobody', async () => {
  const { headers } = await open(shared.slug);
  const policy = headers.get('content-security-policy')?.split('; ') ?? [];
  for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('set-cookie')).toBeNull();
});

test('search engines are turned away, unless the owner wants them', async () => {
  const hidden = await open(shared.slug);
  expect(hidden.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(metaOf(hidden.html, 'robots')).toBe('noindex, nofollow');
  await update({ id: shared.id, isIndexed: true });
  const listed = await open(shared.slug);
  expect(listed.headers.get('x-robots-tag')).toBeNull();
  expect(metaOf(listed.html, 'robots')).toBeUndefined();
  await update({ id: shared.id, isIndexed: false });
});

test('a messenger is told its title and its collage as a picture, at an address that stays', async () => {
  await shared.owner.get(
    `mutation { renderCollage(input: { wishlistId: "${shared.id}", aspect: 1.905, width: 1200, format: JPEG }) { job { id } } }`,
  );
  const preview = await vi.waitFor(async () => {
    const answer = await open(`${shared.slug}/preview.jpg`);
    expect(answer.status).toBe(302);
    return answer;
  }, 15_000);
  expect(preview.headers.get('cache-control')).toBe('no-store');
  const { html } = await open(shared.slug);
  expect(metaOf(html, 'og:title')).toBe('&lt;/title&gt; &amp; &quot;Thirty&quot;');
  expect(metaOf(html, 'og:description')).toBe('3 wishes');
  expect(metaOf(html, 'twitter:card')).toBe('summary_large_image');
  expect(metaOf(html, 'og:image')).toBe(`${app.url}/w/${shared.slug}/preview.jpg`);
  const picture = await fetch(preview.headers.get('location') ?? '');
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
  const { width, height } = await readPixels(Buffer.from(await picture.arrayBuffer()));
  expect([width, height]).toEqual([1200, 630]);
});

test('where no picture is made yet there is none, and looking makes none', async () => {
  const empty = await create();
  await awaitLayout({ owner: shared.owner, slug: empty.slug });
  await runSql(
    app,
    'delete from collage_picture where collage_id in (select id from collage where wishlist_id = $1)',
    [empty.id],
  );
  const jobs = () => runSql(app, "select id from job where kind = 'RENDER_COLLAGE'");
  const before = (await jobs()).length;
  expect((await open(`${empty.slug}/preview.jpg`)).status).toBe(404);
  expect(metaOf((await open(empty.slug)).html, 'og:image')).toBeUndefined();
  expect((await open(`${empty.slug}/preview.jpg`)).status).toBe(404);
  expect((await jobs()).length).toBe(before);
});
