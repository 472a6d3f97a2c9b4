import { expect, test } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatMs,
  formatRate,
  formatSaving,
} from '../../client/src/format/measure.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 KB'],
  [18_640, '18.6 KB'],
  [999_400, '999 KB'],
  [999_600, '1 MB'],
  [25_000_000, '25 MB'],
  [3_456_789_000, '3.46 GB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0.4, '0 ms'],
  [999, '999 ms'],
  [999.6, '1.0 s'],
  [1849, '1.8 s'],
  [59_960, '1 min 0 s'],
  [123_000, '2 min 3 s'],
  [3_660_000, '1 h 1 min'],
])('%d milliseconds read as %s', (ms, text) => {
  expect(formatMs(ms)).toBe(text);
});

test('a saving is said as a change of size, and never as all of it', () => {
  expect(formatSaving(1000, 120)).toBe('88% smaller');
  expect(formatSaving(1_000_000, 1)).toBe('99% smaller');
  expect(formatSaving(1000, 1250)).toBe('25% larger');
  expect(formatSaving(1000, 1001)).toBe('the same size');
  expect(formatSaving(0, 10)).toBe('');
});

test('a time ago is in the largest unit that fits', () => {
  const now = Date.parse('2026-05-04T12:00:00Z');
  expect(formatAgo('2026-05-04T11:59:55Z', now)).toBe('just now');
  expect(formatAgo('2026-05-04T12:00:03Z', now)).toBe('just now');
  expect(formatAgo('2026-05-04T11:58:00Z', now)).toBe('2 minutes ago');
  expect(formatAgo('2026-05-03T12:00:00Z', now)).toBe('yesterday');
});

test('a rate is bytes of a second', () => {
  expect(formatRate(4_200_000, 1000)).toBe('4.2 MB/s');
  expect(formatRate(1000, 4000)).toBe('250 B/s');
});
