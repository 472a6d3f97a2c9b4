import { expect, test } from 'vitest';
import { parseAddressRange } from '../../../src/config/address-range.ts';
import { mayDial, type OutboundRules } from '../../../src/tools/remote/outbound-rule.ts';
import { parseRemoteUrl } from '../../../src/tools/remote/remote-url.ts';
import { insideAddresses, insideUrls, wrongUrls } from './disguise.ts';

const strict: OutboundRules = { ports: [80, 443], allow: [] };
const allowing = (...ranges: string[]): OutboundRules => ({
  ...strict,
  allow: ranges.map((range) => parseAddressRange(range)!),
});
const reasonOf = (url: string, rules = strict) => {
  try {
    return parseRemoteUrl(url, rules).href;
  } catch (error) {
    return (error as { params?: { reason?: string } }).params?.reason;
  }
};

test.each(insideAddresses)('%s is not public', (address) => {
  expect(mayDial(strict, address, 80)).toBe(false);
});

test.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'])(
  '%s is public',
  (address) => {
    expect(mayDial(strict, address, 443)).toBe(true);
    expect(mayDial(strict, address, 22)).toBe(false);
  },
);

test.each(insideUrls)('%s leads inside, however it is written', (url) => {
  for (const scheme of ['http', 'https'])
    expect(reasonOf(url.replace('http:', `${scheme}:`))).toMatch(/^(ADDRESS|HOST|FORM)$/);
});

test.each(wrongUrls)('%s is refused: %s', (url, reason) => {
  expect(reasonOf(url)).toBe(reason);
});

test.each([
  ['https://example.org/a.jpg#part', 'https://example.org/a.jpg'],
  ['HTTP://EXAMPLE.org.:80/a b.jpg', 'http://example.org/a%20b.jpg'],
  ['https://bücher.example/ä.jpg', 'https://xn--bcher-kva.example/%C3%A4.jpg'],
  ['http://93.184.215.14/a.jpg?x=1', 'http://93.184.215.14/a.jpg?x=1'],
])('%s is dialled as %s', (url, href) => {
  expect(reasonOf(url)).toBe(href);
});

test('what the operator allows is allowed at its port, and nothing beside it', () => {
  const rules = allowing('127.0.0.8/29:8080', 'fd00::/8', '10.0.0.5');
  expect(mayDial(rules, '127.0.0.9', 8080)).toBe(true);
  expect(mayDial(rules, '::ffff:127.0.0.9', 8080)).toBe(true);
  for (const [address, port] of [
    ['127.0.0.9', 80],
    ['127.0.0.16', 8080],
    ['10.0.0.6', 80],
    ['fe80::1', 80],
  ] as const)
    expect([address, mayDial(rules, address, port)]).toEqual([address, false]);
  expect(mayDial(rules, 'fd12::1', 9999)).toBe(true);
  expect(mayDial(rules, '10.0.0.5', 22)).toBe(true);
  expect(reasonOf('http://127.0.0.9:8080/', rules)).toBe('http://127.0.0.9:8080/');
});

test.each([
  '10.0.0',
  '10.1',
  '10.0.0.0/33',
  '::1/129',
  '10.0.0.1:0',
  '10.0.0.1:70000',
  'example.org',
  '',
  '[::1',
])('%j is no range of addresses', (text) => {
  expect(parseAddressRange(text)).toBeNull();
});
