import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { buildUpload, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { addImage, createGallery, createLink, type MadeGallery, type MadeLink } from './gallery-bed.ts';

const picture = await makePicture({ width: 400, height: 300 });

let app: TestApp;
let owner: TestClient;
/** By which the server's clock is ahead. */
let aheadMs = 0;
/** With one picture of which everything is made. */
let gallery: MadeGallery;
let link: MadeLink;

beforeAll(async () => {
  app = await startTestApp({
    decorate: (tools) => ({ ...tools, now: () => new Date(tools.now().getTime() + aheadMs) }),
  });
  owner = await signUp(app.url);
  gallery = await createGallery(owner, {
    name: '<script>alert(1)</script> & "Lake"',
    note: 'He said "</title>" and \'left\'.',
  });
  link = await createLink(owner, gallery.id);
  const upload = buildUpload(picture, { input: { galleryId: gallery.id }, filename: 'blue vase.jpg' });
  await sendMultipart(app.url, owner.apiKey, upload);
  await vi.waitFor(async () => expect((await open(link.slug)).html).toContain('<img'), 15_000);
});
beforeEach(() => {
  aheadMs = 0;
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function open(slug: string, init: RequestInit = {}) {
  const response = await fetch(`${app.url}/g/${slug}`, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const post = (slug: string, form: Record<string, string>) =>
  open(slug, { method: 'POST', body: new URLSearchParams(form) });

const metaOf = (html: string, name: string) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];

const update = (input: object) =>
  owner.get('mutation ($input: UpdateGalleryInput!) { updateGallery(input: $input) { gallery { id } } }', {
    input,
  });

test('a stranger is given the whole page, whose pictures have size, text and two files each', async () => {
  const { status, headers, html } = await open(link.slug);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('cache-control')).toBe('private, no-cache');
  const [image = ''] = html.match(/<img[^>]*>/) ?? [];
  for (const part of ['width="400"', 'height="300"', 'loading="lazy"', 'alt="blue vase"', ' sizes='])
    expect(image).toContain(part);
  const [, sources = ''] = /srcSet="([^"]*)"/.exec(image) ?? [];
  const urls = sources.split(', ').map((source) => source.replaceAll('&amp;', '&').split(' '));
  expect(urls.map(([, width]) => width)).toEqual(['320w', '400w']);
  for (const [url = ''] of urls) expect((await fetch(url)).headers.get('content-type')).toBe('image/webp');
  expect(html).toContain('1 photo');
});

test("nothing of a name, a note or a file's name is read as markup", async () => {
  const { html } = await open(link.slug);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Lake&quot;</h1>');
  expect(html).not.toContain('<script>alert');
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<\/title>/g)).toHaveLength(1);
  const [, json = ''] = /<script type="application\/json" data-page-data>([^<]*)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(json).data.gallery.note).toBe('He said "</title>" and \'left\'.');
});

test('who comes with a key, even of the owner, is a stranger too', async () => {
  const headers = { authorization: `Bearer ${owner.apiKey}` };
  expect((await open(gallery.slug, { headers })).status).toBe(404);
});

test('a miss, a private gallery and a purged link are the same page', async () => {
  const purged = await createLink(owner, gallery.id);
  await runSql(app, 'delete from gallery_link where id = $1', [purged.id]);
  const slugs = [purged.slug, gallery.slug, 'AAAAAAAAAA', 'A'.repeat(22), 'no-slug', `${link.slug}/more`];
  const answers = await Promise.all(slugs.map((slug) => open(slug)));
  expect(answers.map(({ status }) => status)).toEqual(slugs.map(() => 404));
  expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
  for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
});

test('what has ended, or was revoked, says so with 410', async () => {
  const revoked = await createLink(owner, gallery.id);
  await owner.get(`mutation { revokeGalleryLink(input: { id: "${revoked.id}" }) { link { id } } }`);
  const short = await createLink(owner, gallery.id, { expiresIn: 'PT1H' });
  expect((await open(short.slug)).status).toBe(200);
  aheadMs = 3_600_000;
  for (const { slug } of [revoked, short]) {
    const { status, headers, html } = await open(slug);
    expect(status).toBe(410);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('This gallery has ended');
    expect(html).not.toMatch(/<img|Lake/);
  }
});

test('no page may be kept for longer than what it shows is there', async () => {
  const pages = await Promise.all([open(link.slug), open('AAAAAAAAAA'), open(gallery.slug)]);
  for (const { headers } of pages) expect(headers.get('cache-control')).toMatch(/no-cache|no-store/);
  for (const { headers } of pages) expect(headers.get('cache-control')).not.toContain('max-age');
});

test('scripts come from files of this server only, nobody may frame it, and its address is told to nobody', async () => {
  for (const slug of [link.slug, 'AAAAAAAAAA']) {
    const { headers } = await open(slug);
    const policy = headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.find((one) => one.startsWith('img-src'))).toBe("img-src 'self' data: blob:");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test('search engines are turned away, unless the owner wants them', async () => {
  const own = await createGallery(owner, { visibility: 'UNLISTED' });
  const hidden = await open(own.slug);
  expect(hidden.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(metaOf(hidden.html, 'robots')).toBe('noindex, nofollow');
  await update({ id: own.id, isIndexed: true });
  const listed = await open(own.slug);
  expect(listed.headers.get('x-robots-tag')).toBeNull();
  expect(metaOf(listed.html, 'robots')).toBeUndefined();
  expect((await open('AAAAAAAAAA')).headers.get('x-robots-tag')).toBe('noindex, nofollow');
});

test('a messenger is told name, note and cover, whose address stays', async () => {
  const { html } = await open(link.slug);
  expect(metaOf(html, 'og:title')).toBe('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Lake&quot;');
  expect(metaOf(html, 'og:description')).toContain('He said');
  expect(metaOf(html, 'twitter:card')).toBe('summary_large_image');
  expect(metaOf(html, 'og:image')).toBe(`${app.url}/g/${link.slug}/cover`);
  const cover = await open(`${link.slug}/cover`);
  expect([cover.status, cover.headers.get('cache-control')]).toEqual([302, 'no-store']);
  expect((await fetch(cover.headers.get('location') ?? '')).headers.get('content-type')).toBe('image/webp');
});

test('of a drop box no picture is told, of a link with a password not even the name', async () => {
  const box = await createLink(owner, gallery.id, { canSee: false, upload: {} });
  const page = await open(box.slug);
  expect(page.html).toContain('Send your photos');
  expect(page.html).not.toContain('<img');
  expect(metaOf(page.html, 'og:image')).toBeUndefined();
  expect(metaOf(page.html, 'og:title')).toBeDefined();
  const closed = await createLink(owner, gallery.id, { password: 'open sesame' });
  const { html } = await open(closed.slug);
  expect(html.match(/<meta property="[^"]*"/g)).toEqual(['<meta property="og:site_name"']);
  expect(html).not.toContain('Lake');
  for (const { slug } of [box, closed]) expect((await open(`${slug}/cover`)).status).toBe(404);
});

test('a password is asked for by a form, whose answer is the page, with a pass and no cookie', async () => {
  const closed = await createLink(owner, gallery.id, { password: 'open sesame' });
  const form = await open(closed.slug);
  expect([form.status, form.headers.get('cache-control')]).toEqual([403, 'no-store']);
  expect(form.html).toContain(`action="/g/${closed.slug}"`);
  const wrong = await post(closed.slug, { password: 'sesame' });
  expect(wrong.status).toBe(403);
  expect(wrong.html).toContain('That is not the password');
  const right = await post(closed.slug, { password: 'open sesame' });
  expect([right.status, right.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(right.headers.get('set-cookie')).toBeNull();
  expect(right.html).toContain('<img');
  expect(metaOf(right.html, 'og:title')).toBeUndefined();
  const [, pass = ''] = /"pass":"([^"]+)"/.exec(right.html) ?? [];
  expect((await post(closed.slug, { pass })).status).toBe(200);
  expect((await post(closed.slug, { pass: '1.1.x' })).status).toBe(403);
  // The form of a link that has none is the page.
  expect((await post(link.slug, { password: 'any' })).status).toBe(200);
  expect((await post('AAAAAAAAAA', { password: 'any' })).status).toBe(404);
});

test('too many wrong passwords are said in words', async () => {
  const closed = await createLink(owner, gallery.id, { password: 'open sesame' });
  await post(closed.slug, { password: 'sesame' });
  // Nine more: each takes as long as a password does.
  await runSql(app, 'update attempt set points = 10 where key like $1', [`wrongPassword:${closed.slug}%`]);
  const { status, html } = await post(closed.slug, { password: 'open sesame' });
  expect(status).toBe(429);
  expect(html).toContain('Too many wrong passwords');
  expect(html).toContain('<form');
});

test('what does not fit on a page is behind a link, or a form where a pass must go with it', async () => {
  const large = await createGallery(owner);
  const first = await addImage(owner, large.id);
  await runSql(
    app,
    `insert into image select (jsonb_populate_record(image, jsonb_build_object(
       'id', left(id, -3) || lpad(n::text, 3, '0'), 'position', 'b' || lpad(n::text, 3, '0'))) ).*
     from image, generate_series(1, 100) n where id = $1`,
    [first],
  );
  const { slug } = await createLink(owner, large.id);
  const page = await open(slug);
  const [, after = ''] = new RegExp(`href="/g/${slug}\\?after=([^"]+)"`).exec(page.html) ?? [];
  const rest = await open(`${slug}?after=${after}`);
  const idsIn = ({ html }: { html: string }) => [...html.matchAll(/"id":"(img_\w+)"/g)].map(([, id]) => id);
  expect(idsIn(page)).toHaveLength(100);
  expect(idsIn(rest)).toHaveLength(1);
  expect(idsIn(page)).not.toContain(idsIn(rest)[0]);
  expect(rest.html).toContain('Back to the first photos');
  const closed = await createLink(owner, large.id, { password: 'open sesame' });
  const { html } = await post(closed.slug, { password: 'open sesame' });
  const [, pass = ''] = /name="pass" value="([^"]+)"/.exec(html) ?? [];
  expect(idsIn(await post(closed.slug, { pass, after }))).toEqual(idsIn(rest));
  // One of another order leads to the beginning.
  await update({ id: large.id, sort: 'NEWEST' });
  const moved = await open(`${slug}?after=${after}`);
  expect([moved.status, moved.headers.get('location')]).toEqual([303, `/g/${slug}`]);
});
