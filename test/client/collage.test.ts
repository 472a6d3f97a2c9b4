import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Collage, type CollageProps } from '../../client/src/collage/collage.tsx';
import { type CollagePiece, inDrawnOrder, outlinePath } from '../../client/src/collage/collage-piece.ts';
import { linkProps, safeLink } from '../../client/src/collage/safe-link.ts';
import { tileColours } from '../../client/src/collage/tile-colours.ts';
import { widthOf, wrapText } from '../../client/src/collage/wrap-text.ts';
import { placeOutlines } from '../../src/collage/place.ts';
import { rectangleSilhouette } from '../../src/collage/silhouette.ts';
import { readSafeLink } from '../../src/services/wishlist/item-link.ts';
import { findTileColours } from '../../src/tools/imaging/child/collage/tile-colours.ts';
import { harmlessLinks, hostileLinks } from './hostile-links.ts';

const placement = { x: 0.4, y: 0.3, width: 0.25, rotation: -11, z: 0 };

const piece = (id: string, part: Partial<CollagePiece> = {}): CollagePiece => ({
  id,
  name: `The ${id}`,
  href: `https://shop.example/${id}`,
  picture: `/files/${id}.webp`,
  ratio: 0.6,
  placement,
  outlines: placeOutlines(rectangleSilhouette(0.6), part.placement ?? placement),
  ...part,
});

const draw = (pieces: CollagePiece[], part: Partial<CollageProps> = {}) =>
  renderToStaticMarkup(
    createElement(Collage, { title: 'Wishes', aspect: 4 / 3, background: null, pieces, ...part }),
  );

test.each(hostileLinks.map((text) => [text.slice(0, 60), text]))('%j is no link', (_short, text) => {
  expect(safeLink(text)).toBeNull();
  expect(linkProps(text)).toBeNull();
  expect(draw([piece('a', { href: text })])).not.toMatch(/<a\b/);
  // The server says the same of it.
  expect(readSafeLink(text)).toBeNull();
});

test.each(harmlessLinks)('%j leads to %s', (text, href) => {
  expect(safeLink(text)).toBe(href);
  expect(readSafeLink(text)?.href).toBe(href);
});

test('a link tells its shop nothing', () => {
  expect(linkProps('https://shop.example/')).toEqual({
    href: 'https://shop.example/',
    target: '_blank',
    rel: 'noopener noreferrer nofollow ugc',
    referrerPolicy: 'no-referrer',
  });
});

test('an outline is the same wherever its piece lies', () => {
  const rectangle = rectangleSilhouette(0.6);
  const places = [placement, { x: 0.9, y: 0.1, width: 0.031, rotation: 123.4, z: 1 }];
  const paths = places.map((place) =>
    outlinePath({ placement: place, outlines: placeOutlines(rectangle, place) }),
  );
  expect(paths).toEqual(Array(2).fill('M-500 -300L500 -300L500 300L-500 300Z'));
});

test('drawn back to front, reached in the order of the list', () => {
  const pieces = ['a', 'b', 'c'].map((id, index) =>
    piece(id, { placement: { ...placement, z: [2, 0, 1][index] ?? 0 } }),
  );
  expect(inDrawnOrder(pieces).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  const links = [...draw(pieces).matchAll(/<a [^>]*example\/(\w)"[^>]*>/g)];
  const stops = links.filter(([text]) => !text.includes('tabindex="-1"')).map(([, id]) => id);
  const drawn = links.filter(([text]) => text.includes('tabindex="-1"')).map(([, id]) => id);
  expect({ stops, drawn }).toEqual({ stops: ['a', 'b', 'c'], drawn: ['b', 'c', 'a'] });
});

test('what has no address leads to its place on the page, or is no link', () => {
  expect(draw([piece('a', { href: null, anchor: '#item-a' })]).match(/href="#item-a"/g)).toHaveLength(2);
  const plain = draw([piece('a', { href: null })]);
  expect(plain).not.toContain('<a ');
  expect(plain).toContain('role="img" aria-label="The a"');
});

test('a badge is drawn and read, and what is faded is drawn so', () => {
  const text = draw([piece('a', { badge: '2 of 3 claimed', isFaded: true })]);
  expect(text).toContain('>2 of 3 claimed</text>');
  expect(text).toContain('aria-label="The a, 2 of 3 claimed"');
  expect(text).toContain('opacity="0.32"');
  expect(draw([piece('a')])).not.toMatch(/data-badge|opacity=/);
});

test('a background is a colour and nothing else', () => {
  expect(draw([], { background: '#f4efe6' })).toContain('fill="#f4efe6"');
  expect(draw([], { background: 'url(https://evil.example/)' })).not.toContain('evil');
});

test('a name is drawn on a tile, in the colours that the server gives it', () => {
  const text = draw([piece('a', { picture: null, name: 'Walk <in> the woods' })]);
  expect(text.replace(/<[^>]*>/g, '')).toContain('Walk &lt;in&gt;');
  expect(text).not.toContain('<image');
  // Hues of both are those of a hash: what is alike for two names is alike for both.
  const names = ['Kite', 'Tea', 'Lamp', 'A book about bees'];
  const hues = names.map((name) => Number(/ (\d+)\)/.exec(tileColours(name).ground)?.[1]));
  expect(new Set(hues).size).toBe(names.length);
  for (const [index, name] of names.entries())
    expect(hueOf(findTileColours(name).ground)).toBeCloseTo(hues[index] ?? Number.NaN, -1);
});

/** Of Oklab, from 8-bit sRGB. */
function hueOf(colour: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const bb = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360;
}

test.each([
  'Tea',
  'A week of walks in the mountains with all of us',
  'Donaudampfschifffahrtsgesellschaftskapitänsmütze',
  'W'.repeat(200),
  '鉛筆と消しゴムと定規',
  '',
])('%#: a name fits into its box', (text) => {
  const box = { width: 840, height: 360, maxFontSize: 180 };
  const { lines, fontSize } = wrapText(text, box);
  for (const line of lines) expect(widthOf(line) * fontSize).toBeLessThanOrEqual(box.width);
  expect(lines.length * 1.2 * fontSize).toBeLessThanOrEqual(box.height);
  expect(lines.join('').replace(/\s|…$/g, '').length).toBeGreaterThanOrEqual(Math.min(10, text.length / 2));
});
