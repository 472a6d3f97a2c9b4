import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import { readBearer, readOrigin } from '../../src/http/caller.ts';

function read(headers: Record<string, string>, env: Record<string, string> = {}) {
  const request = { headers, socket: { remoteAddress: '10.0.0.9' } } as unknown as IncomingMessage;
  return readOrigin(request, parseConfig(env));
}

const spoofed = {
  host: 'pictures.example:4000',
  'x-forwarded-for': '1.1.1.1, 2.2.2.2',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'evil.example',
};

describe('the origin of a request', () => {
  test('is what the socket says where no proxy is trusted', () => {
    expect(read(spoofed)).toEqual({
      requestId: null,
      address: '10.0.0.9',
      origin: null,
      acceptLanguage: null,
      baseUrl: 'http://pictures.example:4000',
    });
  });

  test('is what the trusted proxy added last', () => {
    const headers = { ...spoofed, 'x-forwarded-host': 'lie.example, pictures.example' };
    expect(read(headers, { TRUST_PROXY: '1' })).toEqual({
      requestId: null,
      address: '2.2.2.2',
      origin: null,
      acceptLanguage: null,
      baseUrl: 'https://pictures.example',
    });
  });

  test.each([
    ['de-CH, de;q=0.9, *;q=0.5', 'de-CH, de;q=0.9, *;q=0.5'],
    ['de\u00e9', null],
    ['de'.repeat(101), null],
    ['', null],
  ])('reads %j as languages', (header, expected) => {
    expect(read({ ...spoofed, 'accept-language': header }).acceptLanguage).toBe(expected);
  });

  test('is what the outer of two proxies added', () => {
    expect(read(spoofed, { TRUST_PROXY: '2' })).toEqual({
      requestId: null,
      address: '1.1.1.1',
      origin: null,
      acceptLanguage: null,
      // They set these two headers anew rather than adding to them.
      baseUrl: 'https://evil.example',
    });
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:50000', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['0:0:0:0:0:FFFF:C000:0201', '192.0.2.1'],
    ['[2001:DB8::1]:50000', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    // What is no address is not believed.
    ['unknown', '10.0.0.9'],
    ['_hidden', '10.0.0.9'],
    ['192.0.2.1:', '10.0.0.9'],
    ['192.0.2.999', '10.0.0.9'],
    ['[::1', '10.0.0.9'],
    ['x'.repeat(300), '10.0.0.9'],
    ['', '10.0.0.9'],
  ])('has of the forwarded address %j the one form', (forwardedFor, address) => {
    expect(read({ 'x-forwarded-for': forwardedFor }, { TRUST_PROXY: '1' }).address).toBe(address);
  });

  test('has the base of PUBLIC_URL where that is set', () => {
    expect(read(spoofed, { PUBLIC_URL: 'https://pasteup.example' }).baseUrl).toBe('https://pasteup.example');
  });

  test.each(['', 'a b', 'x/../../evil', '[::1', 'user:pass@host', 'a\\b'])('survives the host %j', (host) => {
    const { baseUrl } = read({ host });
    expect(new URL('/files/a', baseUrl).pathname).toBe('/files/a');
    expect(baseUrl).not.toContain('pass');
  });
});

test.each([
  ['Bearer abc', 'abc'],
  ['bearer   abc', 'abc'],
  ['Basic abc', null],
  // Bearers too, and nobody's.
  ['Bearer', ''],
  ['Bearer a b', 'a b'],
  [undefined, null],
  [5, null],
])('the bearer of %j is %j', (header, bearer) => {
  expect(readBearer(header)).toBe(bearer);
});
