import { ld, page, type ShopPage, vase } from './shop-page.ts';

const captcha =
  '<meta property="og:image" content="/captcha.jpg"><meta property="og:title" content="Prove it">';

/** Shops that do not. */
export const refusingShops: ShopPage[] = [
  { name: 'unauthorised', status: 401, body: page(captcha), expected: { problem: 'BLOCKED' } },
  { name: 'forbidden', status: 403, body: page(captcha), expected: { problem: 'BLOCKED' } },
  { name: 'too-many', status: 429, body: page(captcha), expected: { problem: 'BLOCKED' } },
  { name: 'unavailable', status: 503, body: page(captcha), expected: { problem: 'BLOCKED' } },
  {
    name: 'cloudflare',
    status: 503,
    headers: { 'content-type': 'text/html', 'cf-mitigated': 'challenge' },
    body: page(captcha),
    expected: { problem: 'CAPTCHA' },
  },
  {
    name: 'robot-check',
    body: page(captcha).replace('<title>Shop', '<title>Robot Check'),
    expected: { problem: 'CAPTCHA' },
  },
  {
    name: 'captcha-form',
    body: page(captcha, '<form action="/errors/validateCaptcha"><img src="/captcha.jpg"></form>'),
    expected: { problem: 'CAPTCHA' },
  },
  {
    name: 'human',
    body: page(`${captcha}${ld(vase)}`).replace('<title>Shop', '<title>Are you&nbsp;a human?'),
    expected: { problem: 'CAPTCHA' },
  },
  {
    name: 'login',
    status: 302,
    headers: { location: '/account/sign_in?to=%2Flogin' },
    expected: { problem: 'LOGIN_REQUIRED' },
  },
  {
    name: 'sign-in-page',
    path: '/account/sign_in',
    body: page(captcha),
    expected: { problem: 'LOGIN_REQUIRED' },
  },
  { name: 'missing', status: 404, body: page(ld(vase)), expected: { problem: 'NOT_FOUND' } },
  { name: 'discontinued', status: 410, body: page(ld(vase)), expected: { problem: 'NOT_FOUND' } },
  {
    name: 'pdf',
    headers: { 'content-type': 'application/pdf' },
    body: '%PDF-1.7',
    expected: { problem: 'NOT_A_PAGE' },
  },
  { name: 'empty', expected: { problem: 'NOT_A_PAGE' } },
  {
    name: 'no-picture',
    headers: { 'content-type': 'image/svg+xml' },
    body: '<svg/>',
    expected: { problem: 'NOT_A_PAGE' },
  },
  { name: 'broken-server', status: 500, body: page(ld(vase)), expected: { problem: 'UNREACHABLE' } },
  {
    name: 'cut-off',
    headers: { 'content-type': 'text/html', 'content-length': '9999' },
    body: page(ld(vase)),
    breaks: true,
    expected: { problem: 'UNREACHABLE' },
  },
  { name: 'for-ever', status: 302, headers: { location: '/for-ever' }, expected: { problem: 'UNREACHABLE' } },
  { name: 'huge', body: page(ld(vase), 'x'.repeat(3_000_000)), expected: { problem: 'TOO_LARGE' } },
  {
    name: 'consent',
    body: page(
      '<meta property="og:image" content="/wide.jpg">',
      '<form action="/consent/save"><button>Accept all</button></form>',
    ).replace('<title>Shop', '<title>Before you go on'),
    expected: { title: 'Before you go on', pictures: ['/wide.jpg'], problem: 'NO_PRODUCT' },
  },
  {
    name: 'led-to-consent',
    status: 302,
    headers: { location: '/consent' },
    expected: { title: 'Before you go on', pictures: ['/wide.jpg'], problem: 'NO_PRODUCT' },
  },
  {
    name: 'scripts-only',
    body: page('<script src="/app.js"></script>', '<div id="root"></div>'),
    expected: { title: 'Shop', problem: 'NO_PRODUCT' },
  },
  {
    name: 'old-page',
    body: page(
      '',
      '<h1>Vase</h1><img src="/tiny.png"><img src="wide.jpg"><img src="data:image/gif;base64,AA">',
    ),
    expected: { title: 'Shop', pictures: ['/wide.jpg'], problem: 'NO_PRODUCT' },
  },
  {
    name: 'list-of-products',
    body: page(ld({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: vase }] })),
    expected: { title: 'Shop', problem: 'NO_PRODUCT' },
  },
];
