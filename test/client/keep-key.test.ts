import { expect, test, vi } from 'vitest';
import { keyFile } from '../../client/src/account/key-file.ts';
import { managerName } from '../../client/src/account/manager-name.ts';
import { storageEntry } from '../../client/src/session/storage-entry.ts';

const account = '01k2x3y4z5a6b7c8d9e0f1g2h3';
const key = `pst_${account}_AbC-dEf_123`;

test('the file says where the key belongs, what it is and how it is used', () => {
  const { name, text } = keyFile({ origin: 'https://photos.example.com', key });
  expect(name).toBe('pasteup-key-photos.example.com.txt');
  expect(text).toContain('\nServer: https://photos.example.com\n');
  expect(text).toContain(`\nKey: ${key}\n`);
  expect(text).toContain('the only way back to your pictures');
});

test.each([
  ['http://localhost:4000', 'pasteup-key-localhost-4000.txt'],
  ['http://[::1]:4000', 'pasteup-key-1-4000.txt'],
])('the name of the file of %s is one everywhere', (origin, name) => {
  expect(keyFile({ origin, key }).name).toBe(name);
});

test('a password manager keeps all keys of an account under one name, which gives nothing of them away', () => {
  expect(managerName(key)).toBe('pasteup-f1g2h3');
  expect(managerName(`pst_${account}_another`)).toBe(managerName(key));
  expect(managerName('typed by somebody')).toBe('');
});

test('where nothing may be kept, that is told and nothing breaks', () => {
  const refuse = () => {
    throw new Error('not here');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  const entry = storageEntry('key');
  expect([entry.keep('value'), entry.read()]).toEqual([false, null]);
  entry.drop();
  vi.unstubAllGlobals();
});
