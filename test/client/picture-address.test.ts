import { expect, test } from 'vitest';
import { nameOfAddress, readAddress, readAddresses } from '../../client/src/image/picture-address.ts';

test.each([
  ['https://shop.example/vase.jpg', 'https://shop.example/vase.jpg'],
  [' HTTP://shop.example/a b '.replace(' b', '%20b'), 'http://shop.example/a%20b'],
  ['shop.example/vase.jpg', 'https://shop.example/vase.jpg'],
  ['shop.example', null],
  ['a/b', null],
  ['a vase', null],
  ['ftp://shop.example/vase.jpg', null],
  ['javascript:alert(1)', null],
  ['https://', null],
  [`https://shop.example/${'a'.repeat(2048)}`, null],
  ['', null],
])('%s is read as %s', (text, address) => expect(readAddress(text)).toBe(address));

test('a text is taken if it is nothing but addresses, each once', () => {
  expect(readAddresses('https://a.example/1\nhttps://a.example/2\r\n\thttps://a.example/1')).toEqual([
    'https://a.example/1',
    'https://a.example/2',
  ]);
  expect(readAddresses('look at https://a.example/1')).toEqual([]);
  expect(readAddresses('')).toEqual([]);
});

test.each([
  ['https://a.example/b/blue%20vase.jpg?w=2', 'blue vase.jpg'],
  ['https://a.example/%E0%A4%A', '%E0%A4%A'],
  ['https://a.example/', 'a.example'],
])('%s is called %s', (address, name) => expect(nameOfAddress(address)).toBe(name));
