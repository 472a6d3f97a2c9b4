import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUploadEnd, findUrlWindow, longestUrlMs } from '../../../src/tools/signing/url-window.ts';

const nowMs = Date.parse('2030-01-01T12:00:00Z');
const instant = fc.integer({ min: nowMs, max: nowMs + 10 * longestUrlMs });
const life = fc.integer({ min: 1000, max: 2 * longestUrlMs });

describe('findUrlWindow', () => {
  it('gives between three quarters and the whole of the life asked for, and at most 7 days', () => {
    fc.assert(
      fc.property(instant, life, (atMs, expiresInMs) => {
        const leftMs = findUrlWindow({ expiresInMs }, atMs).expiresAt.getTime() - atMs;
        const wantedMs = Math.min(expiresInMs, longestUrlMs);
        expect(leftMs).toBeLessThanOrEqual(wantedMs);
        // Windows are at least a second long, and the end is cut to whole seconds.
        expect(leftMs).toBeGreaterThan(Math.min(0.75 * wantedMs, wantedMs - 1000) - 1000);
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
    const windowMs = longestUrlMs / 4;
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
    expect(findUploadEnd(new Date(nowMs + 8 * 86_400_000), nowMs)).toEqual(new Date(nowMs + longestUrlMs));
  });
});
