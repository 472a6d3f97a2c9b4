import { expect, test } from 'vitest';
import { chooseCanonical } from '../../src/services/wishlist/link-address.ts';

const page = 'https://www.shop.example/vases/blue?from=mail';

test.each([
  'https://www.shop.example/vases/blue',
  'https://shop.example/vases/blue',
  'https://m.shop.example/vases/blue',
])('a page may call itself %s', (canonical) => {
  expect(chooseCanonical(canonical, new URL(page))).toBe(canonical);
});

test('a page of a part of a site may call itself by the site', () => {
  const url = new URL('https://de.shop.example/blue');
  expect(chooseCanonical('https://shop.example/de/blue', url)).toBe('https://shop.example/de/blue');
});

test.each([
  null,
  'https://elsewhere.example/vases/blue',
  'https://de.shop.example/vases/blue',
  'https://notshop.example/vases/blue',
  'https://shop.example.elsewhere.example/',
  'https://example/vases/blue',
  'https://www.shop.example:8443/vases/blue',
  'https://user@www.shop.example/vases/blue',
  'http://www.shop.example/vases/blue',
  'https://www.shop.example/',
  `https://www.shop.example/${'a'.repeat(2000)}`,
])('but not %s', (canonical) => {
  expect(chooseCanonical(canonical, new URL(page))).toBeNull();
});
