import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signFileUrl, verifyFileUrl } from '../../../src/tools/signing/signed-url.ts';
import { verifyUploadUrl } from '../../../src/tools/signing/upload-url.ts';

const nowMs = Date.parse('2030-01-01T12:00:00Z');
const secrets = ['new secret', 'old secret'];
const claims = { key: 'ab/cd', mimeType: 'image/png', downloadAs: null, expiresAt: new Date(nowMs + 60_000) };

const queryOf = (url: string) => new URL(url, 'http://localhost').searchParams;

describe('verifyFileUrl', () => {
  it('gives the claims of any file name and type', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ unit: 'grapheme' })), fc.string(), (downloadAs, mimeType) => {
        const signed = { ...claims, downloadAs, mimeType };
        const verdict = verifyFileUrl('ab/cd', queryOf(signFileUrl('/files', signed, secrets)), secrets, {
          nowMs,
        });
        expect(verdict).toEqual({ isValid: true, claims: signed });
      }),
    );
  });

  it('tells what has expired, to the second, from what was never good', () => {
    const query = queryOf(signFileUrl('/files', claims, secrets));
    const endMs = claims.expiresAt.getTime();
    expect(verifyFileUrl('ab/cd', query, secrets, { nowMs: endMs - 1 })).toMatchObject({ isValid: true });
    expect(verifyFileUrl('ab/cd', query, secrets, { nowMs: endMs })).toEqual({
      isValid: false,
      reason: 'EXPIRED',
    });
    query.set('expires', String(endMs / 1000 + 1));
    expect(verifyFileUrl('ab/cd', query, secrets, { nowMs: endMs })).toEqual({
      isValid: false,
      reason: 'BAD_SIGNATURE',
    });
  });

  it.each<[string, (query: URLSearchParams) => void]>([
    ['a later end', (query) => query.set('expires', '9999999999')],
    ['an end that is no number', (query) => query.set('expires', 'never')],
    ['another type', (query) => query.set('type', 'text/html')],
    ['a file name', (query) => query.set('download', 'x.png')],
    ['no signature', (query) => query.delete('signature')],
    ['an empty signature', (query) => query.set('signature', '')],
    ['no parameters', (query) => [...query.keys()].map((name) => query.delete(name))],
    ['half of the signature', (query) => query.set('signature', String(query.get('signature')).slice(0, 20))],
  ])('refuses %s', (_, change) => {
    const query = queryOf(signFileUrl('/files', claims, secrets));
    change(query);
    expect(verifyFileUrl('ab/cd', query, secrets, { nowMs })).toEqual({
      isValid: false,
      reason: 'BAD_SIGNATURE',
    });
  });

  it('refuses a signature with any bit changed, and one of another key', () => {
    const query = queryOf(signFileUrl('/files', claims, secrets));
    const signature = Buffer.from(String(query.get('signature')), 'base64url');
    expect(signature).toHaveLength(32);
    fc.assert(
      fc.property(fc.nat({ max: 255 }), (bit) => {
        const forged = Buffer.from(signature);
        forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        query.set('signature', forged.toString('base64url'));
        expect(verifyFileUrl('ab/cd', query, secrets, { nowMs }).isValid).toBe(false);
      }),
    );
    query.set('signature', signature.toString('base64url'));
    expect(verifyFileUrl('ab/ce', query, secrets, { nowMs }).isValid).toBe(false);
  });

  it('acts on the first of repeated parameters, which is the signed one', () => {
    const query = queryOf(`${signFileUrl('/files', claims, secrets)}&type=text/html`);
    expect(verifyFileUrl('ab/cd', query, secrets, { nowMs })).toEqual({ isValid: true, claims });
  });

  it('accepts URLs of an older secret until it is taken out of the list', () => {
    const query = queryOf(signFileUrl('/files', claims, ['old secret']));
    expect(verifyFileUrl('ab/cd', query, secrets, { nowMs }).isValid).toBe(true);
    expect(verifyFileUrl('ab/cd', query, ['new secret'], { nowMs }).isValid).toBe(false);
    expect(verifyFileUrl('ab/cd', query, [], { nowMs }).isValid).toBe(false);
    expect(signFileUrl('/files', claims, secrets)).toBe(signFileUrl('/files', claims, ['new secret']));
  });

  it('takes a URL of one door for none of another’s', () => {
    const download = queryOf(signFileUrl('/downloads', claims, secrets, { use: 'GET download' }));
    expect(verifyFileUrl('ab/cd', download, secrets, { nowMs, use: 'GET download' }).isValid).toBe(true);
    expect(verifyFileUrl('ab/cd', download, secrets, { nowMs }).isValid).toBe(false);
    const file = queryOf(signFileUrl('/files', claims, secrets));
    expect(verifyFileUrl('ab/cd', file, secrets, { nowMs, use: 'GET download' }).isValid).toBe(false);
    expect(verifyUploadUrl('ab/cd', file, secrets, { nowMs }).isValid).toBe(false);
  });
});
