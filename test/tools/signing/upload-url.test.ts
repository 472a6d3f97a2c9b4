import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyFileUrl } from '../../../src/tools/signing/signed-url.ts';
import { signUploadUrl, verifyUploadUrl } from '../../../src/tools/signing/upload-url.ts';

const nowMs = Date.parse('2030-01-01T12:00:00Z');
const secrets = ['new secret', 'old secret'];
const claims = { key: 'ab/cd', mimeType: 'image/png', byteSize: 70_000, expiresAt: new Date(nowMs + 60_000) };
const signed = (changes: Partial<typeof claims> = {}) =>
  new URL(signUploadUrl('/uploads', { ...claims, ...changes }, secrets), 'http://localhost').searchParams;

describe('verifyUploadUrl', () => {
  it('gives the claims of any type and length', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (mimeType, byteSize) => {
        const verdict = verifyUploadUrl('ab/cd', signed({ mimeType, byteSize }), secrets, { nowMs });
        expect(verdict).toEqual({ isValid: true, claims: { ...claims, mimeType, byteSize } });
      }),
    );
  });

  it('tells what has expired, to the second, from what was never good', () => {
    const endMs = claims.expiresAt.getTime();
    expect(verifyUploadUrl('ab/cd', signed(), secrets, { nowMs: endMs - 1 })).toMatchObject({
      isValid: true,
    });
    expect(verifyUploadUrl('ab/cd', signed(), secrets, { nowMs: endMs })).toEqual({
      isValid: false,
      reason: 'EXPIRED',
    });
    expect(verifyUploadUrl('ab/ce', signed(), secrets, { nowMs: endMs })).toMatchObject({
      reason: 'BAD_SIGNATURE',
    });
  });

  it.each([
    ['expires', '9999999999'],
    ['length', '70001'],
    ['length', ''],
    ['type', 'text/html'],
    ['signature', ''],
  ])('refuses another %s, %j', (name, value) => {
    const query = signed();
    query.set(name, value);
    expect(verifyUploadUrl('ab/cd', query, secrets, { nowMs })).toMatchObject({ reason: 'BAD_SIGNATURE' });
    query.delete(name);
    expect(verifyUploadUrl('ab/cd', query, secrets, { nowMs })).toMatchObject({ reason: 'BAD_SIGNATURE' });
  });

  it('accepts an older secret, and gives no right to read', () => {
    expect(verifyUploadUrl('ab/cd', signed(), ['newest', 'new secret'], { nowMs }).isValid).toBe(true);
    expect(verifyUploadUrl('ab/cd', signed(), ['old secret'], { nowMs }).isValid).toBe(false);
    expect(verifyFileUrl('ab/cd', signed(), secrets, { nowMs }).isValid).toBe(false);
  });
});
