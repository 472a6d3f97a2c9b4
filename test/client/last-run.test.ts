import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Converter, createConverter } from '../../client/src/convert/converter.ts';
import { keepLastRun, type LastRun, readLastRun } from '../../client/src/convert/last-run.ts';
import { lightest } from '../../client/src/convert/presets.ts';
import { sortFiles } from '../../client/src/convert/sort-files.ts';
import { checkUpload } from '../../client/src/upload/check-upload.ts';
import { createTray } from '../../client/src/upload/tray.ts';
import { createWire } from './wire.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const lastRun: LastRun = { recipe: lightest, keys: ['a', 'b'], removed: ['c'], done: null };

test('a run is kept for its account alone', () => {
  keepLastRun('one', lastRun);
  expect(readLastRun('one')).toEqual(lastRun);
  expect(readLastRun('two')).toBeNull();
});

test('one that was kept before there was a setting has the usual one', () => {
  const { matteQuality, ...known } = lightest;
  keepLastRun('one', { ...lastRun, recipe: known as typeof lightest });
  expect(readLastRun('one')?.recipe).toEqual({ ...known, matteQuality });
});

test.each(['{', '7', 'null', '{}', '{"keys":[1]}', JSON.stringify({ ...lastRun, recipe: {} })])(
  'what cannot be read counts as none: %s',
  (text) => {
    keepLastRun('one', lastRun);
    for (const key of kept.keys()) kept.set(key, text);
    expect(readLastRun('one')).toBeNull();
  },
);

test('a storage that is full or forbidden stops nothing', () => {
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(() => keepLastRun('one', lastRun)).not.toThrow();
  expect(readLastRun('one')).toBeNull();
});

const photo = (name: string) => new File(['bytes'], name, { type: 'image/jpeg', lastModified: 1 });
const folder = ['1.jpg', '2.jpg', '3.jpg'].map(photo);
const keys = sortFiles(folder.map((file) => Object.assign(file, { path: file.name }))).pictures.map(
  ({ key }) => key,
);

function openConverter() {
  const wire = createWire((send) => vi.stubGlobal('fetch', send));
  const tray = createTray({ check: (file) => checkUpload(wire.client, file) });
  return { ...wire, converter: createConverter({ client: wire.client, account: 'one', tray }) };
}

const phases = ({ run, line }: Converter) => run.getState().keys.flatMap((key) => line.get(key)?.phase ?? []);

test('what was removed does not come back with its folder after a reload', () => {
  const first = openConverter().converter;
  first.addFiles(folder);
  first.remove(keys[1] as string);
  expect(phases(first)).toEqual([]);
  first.start();
  first.close();

  const second = openConverter().converter;
  expect(second.lastRun.getState()).toMatchObject({
    keys: [keys[0], keys[2]],
    removed: [keys[1]],
    done: null,
  });
  second.addFiles(folder);
  expect(second.run.getState().keys).toEqual([keys[0], keys[2]]);
  expect(phases(second)).toEqual(['sending', 'sending']);
  // Dropped by itself it is wanted.
  second.addFiles(folder.slice(1, 2));
  expect(second.run.getState().keys).toContain(keys[1]);
  second.close();
});

test("a run goes on with a phone's photos, which are as new as they were chosen each time", () => {
  const choose = (pickedMs: number) =>
    folder.map((file) => new File(['bytes'], file.name, { type: 'image/jpeg', lastModified: pickedMs }));
  vi.useFakeTimers({ now: 1_000_000_000 });
  const first = openConverter().converter;
  first.addFiles(choose(Date.now() - 2000));
  first.start();
  first.close();

  vi.setSystemTime(Date.now() + 600_000);
  const second = openConverter().converter;
  second.addFiles(choose(Date.now() - 3000));
  expect(second.run.getState().startedMs).not.toBeNull();
  expect(second.run.getState().keys).toEqual(first.run.getState().keys);
  second.close();
});

test('a drop that is mostly something else is not started unasked', () => {
  keepLastRun('one', { ...lastRun, keys: keys.slice(0, 1), removed: [] });
  const { converter } = openConverter();
  converter.addFiles(folder);
  expect(converter.run.getState().startedMs).toBeNull();
});

test('the last picture removed from a started run ends it: the next drop waits to be started', () => {
  const { converter } = openConverter();
  converter.addFiles(folder.slice(0, 1));
  converter.start();
  converter.remove(keys[0] as string);
  expect(converter.run.getState()).toMatchObject({ startedMs: null, keys: [], removed: [] });
  converter.addFiles(folder);
  expect(converter.run.getState().startedMs).toBeNull();
  expect(phases(converter)).toEqual([]);
  expect(readLastRun('one')).toBeNull();
});

test('a stopped run goes on when its folder is chosen again', () => {
  const { converter } = openConverter();
  converter.addFiles(folder);
  converter.start();
  converter.stop();
  expect(phases(converter)).toEqual(['canceled', 'canceled', 'canceled']);
  converter.addFiles(folder.map((file) => Object.assign(photo(file.name), { path: file.name })));
  expect(phases(converter)).toEqual(['sending', 'sending', 'sending']);
  converter.close();
});

test('an account that is left sends nothing more', () => {
  const { converter } = openConverter();
  converter.addFiles(folder);
  converter.start();
  converter.close();
  expect(phases(converter)).toEqual(['canceled', 'canceled', 'canceled']);
});

test('what the server would refuse is told before anything is sent', async () => {
  const { converter, requests } = openConverter();
  converter.addFiles([...folder, new File(['bytes'], 'raw.cr2')]);
  await expect.poll(() => requests.map(({ name }) => name)).toEqual(['UploadLimits']);
  const limits = { maxUploadBytes: 1000, maxPixels: 1e6, mimeTypes: ['image/jpeg'], __typename: 'Limits' };
  await requests[0]?.answer({ limits });
  const problems = () =>
    converter.run.getState().keys.map((key) => converter.conversions.get(key)?.problem?.code);
  await expect.poll(problems).toEqual([undefined, undefined, undefined, 'UNSUPPORTED_IMAGE']);
  converter.start();
  expect(phases(converter)).toHaveLength(3);
  converter.close();
});
