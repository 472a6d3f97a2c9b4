import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSpanMs, longestUrlMs } from '../../../src/config/url-limit.ts';
import { findUploadEnd, findUrlWindow } from '../../../src/tools/signing/url-window.ts';

const nowMs = Date.parse('2030-01-01T12:00:00Z');
const instant = fc.integer({ min: nowMs, max: nowMs + 10 * longestUrlMs });
const life = fc.integer({ min: 1, max: longestUrlMs });

describe('findUrlWindow', () => {
  it('gives at least the life asked for, at most a sixth or two seconds more, and a span that S3 signs', () => {
    fc.assert(
      fc.property(instant, life, (atMs, expiresInMs) => {
        const { beginsAt, expiresAt } = findUrlWindow({ expiresInMs }, atMs);
        const leftMs = expiresAt.getTime() - atMs;
        expect(leftMs).toBeGreaterThanOrEqual(expiresInMs);
        expect(leftMs).toBeLessThanOrEqual(expiresInMs + Math.max(expiresInMs / 6, 1000) + 1000);
        expect(expiresAt.getTime() - beginsAt.getTime()).toBeLessThanOrEqual(longestSpanMs);
      }),
    );
  });

  it('begins and ends at whole seconds, never after the object', () => {
    fc.assert(
      fc.property(instant, life, instant, (atMs, expiresInMs, endMs) => {
        const { beginsAt, expiresAt } = findUrlWindow({ expiresInMs, expiresAt: new Date(endMs) }, atMs);
        expect(expiresAt.getTime()).toBeLessThanOrEqual(endMs);
        expect(beginsAt.getTime()).toBeLessThanOrEqual(atMs);
        expect([beginsAt.getTime() % 1000, expiresAt.getTime() % 1000]).toEqual([0, 0]);
      }),
    );
  });

  it('changes once a window', () => {
    const windowMs = longestUrlMs / 6;
    const beginMs = Math.ceil(nowMs / windowMs) * windowMs;
    fc.assert(
      fc.property(fc.nat({ max: windowMs - 1 }), (offsetMs) => {
        expect(findUrlWindow({}, beginMs + offsetMs)).toEqual(findUrlWindow({}, beginMs));
      }),
    );
    expect(findUrlWindow({}, beginMs + windowMs)).not.toEqual(findUrlWindow({}, beginMs));
  });
});

describe('findUploadEnd', () => {
  it('is the second of the end that is wanted, at most 7 days ahead', () => {
    expect(findUploadEnd(new Date(nowMs + 60_999), nowMs)).toEqual(new Date(nowMs + 60_000));
    expect(findUploadEnd(new Date(nowMs + 8 * 86_400_000), nowMs)).toEqual(new Date(nowMs + longestSpanMs));
  });
});
