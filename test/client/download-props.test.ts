import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { downloadProps } from '../../client/src/image/download-props.ts';

beforeEach(() => {
  vi.stubGlobal('location', { href: 'https://pictures.example/convert', origin: 'https://pictures.example' });
});

afterEach(() => vi.unstubAllGlobals());

test('a link of the server saves, and one of a bucket, which may answer with an error, leaves the page as it is', () => {
  const own = 'https://pictures.example/files/1?download=a.webp';
  expect(downloadProps(own)).toEqual({ download: '' });
  const bucket = 'https://bucket.example/1?response-content-disposition=attachment';
  expect(downloadProps(bucket)).toEqual({ download: '', target: '_blank', rel: 'noopener' });
});
