import { expect, test } from 'vitest';
import { addressWithKey, bringsKey, keyOfHash } from '../../client/src/session/key-address.ts';

const key = 'pst_01k2x3y4z5a6b7c8d9e0f1g2h3_AbC-dEf_123';

test('an address brings its key in the fragment, which is sent nowhere', () => {
  const url = new URL(addressWithKey('https://photos.example.com', key));
  expect([url.pathname, url.search]).toEqual(['/', '']);
  expect(keyOfHash(url.hash)).toBe(key);
});

test.each([
  ['', false],
  ['#main', false],
  ['#key=', true],
  ['#key=%20', true],
  ['#key=%', true],
])('the fragment "%s" has no key', (hash, brings) => {
  expect([keyOfHash(hash), bringsKey(hash)]).toEqual([null, brings]);
});
