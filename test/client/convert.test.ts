import { expect, test, vi } from 'vitest';
import { announceRun } from '../../client/src/convert/announce-run.ts';
import { type Conversion, newConversion, stateOf } from '../../client/src/convert/conversion.ts';
import { createConversions } from '../../client/src/convert/conversions.ts';
import { countZips, zipOf } from '../../client/src/convert/download-zip.ts';
import { leftOutWords } from '../../client/src/convert/left-out-words.ts';
import { nameUpload } from '../../client/src/convert/name-upload.ts';
import { lightest } from '../../client/src/convert/presets.ts';
import {
  addKeys,
  elapsedMs,
  newRun,
  removeKey,
  skipPause,
  startClock,
} from '../../client/src/convert/run.ts';
import { sortFiles } from '../../client/src/convert/sort-files.ts';
import {
  addSample,
  type Sample,
  timeLeftMs,
  wordTimeLeft,
  workOf,
} from '../../client/src/convert/time-left.ts';
import { begin, cancel, fail, finish, hold, newUpload, type Upload } from '../../client/src/upload/upload.ts';
import { finishedJob, queuedJob } from './job-event.ts';

const fileAt = (path: string, size = 10, type = 'image/jpeg') => {
  const file = new File([new Uint8Array(size)], path.split('/').at(-1) ?? '', { type, lastModified: 1 });
  return Object.assign(file, { path });
};

test('a folder is its pictures in the order of their paths; the rest is named', () => {
  const { pictures, leftOut } = sortFiles([
    fileAt('/trip/IMG_10.jpg'),
    fileAt('/trip/IMG_9.jpg'),
    fileAt('/trip/notes.txt', 10, 'text/plain'),
    fileAt('/trip/._IMG_9.jpg'),
    fileAt('/trip/Thumbs.db', 10, ''),
    fileAt('/trip/phone.HEIC', 10, ''),
    fileAt('/trip/raw.cr2', 10, ''),
  ]);
  expect(pictures.map(({ path }) => path)).toEqual([
    'trip/IMG_9.jpg',
    'trip/IMG_10.jpg',
    'trip/phone.HEIC',
    'trip/raw.cr2',
  ]);
  expect(leftOut).toEqual(['trip/._IMG_9.jpg', 'trip/notes.txt', 'trip/Thumbs.db']);
});

test('a picture has the same name however its folder came, and another when it is another', () => {
  const chosen = Object.assign(fileAt('1.jpg'), { path: undefined });
  Object.defineProperty(chosen, 'webkitRelativePath', { value: 'trip/1.jpg' });
  const keyOf = (file: File) => sortFiles([file]).pictures[0]?.key;
  expect(keyOf(chosen)).toBe(keyOf(fileAt('/trip/1.jpg')));

  const name = nameUpload('trip/1.jpg', { size: 10, lastModified: 1 });
  const others = [
    nameUpload('trip/2.jpg', { size: 10, lastModified: 1 }),
    nameUpload('trip/1.jpg', { size: 11, lastModified: 1 }),
    nameUpload('trip/1.jpg', { size: 10, lastModified: 2 }),
  ];
  expect(new Set([name, ...others]).size).toBe(4);
  // One letter, however its accent is written.
  const [composed, decomposed] = ['\u00e9.jpg', 'e\u0301.jpg'].map((path) => nameUpload(path, chosen));
  expect(composed).toBe(decomposed);
  expect(nameUpload('x'.repeat(5000), chosen).length).toBeLessThan(100);
});

test('the hash of a path is FNV-1a', () => {
  const hashOf = (path: string) => nameUpload(path, { size: 0, lastModified: 0 }).split('-').at(-1);
  expect(hashOf('')).toBe('cbf29ce484222325');
  expect(hashOf('foobar')).toBe('85944171f73967e8');
});

const picture = (key: string, size = 1000) => ({ key, path: `${key}.jpg`, file: fileAt(`${key}.jpg`, size) });
const threePictures = ['a', 'b', 'c'].map((key) => picture(key));
const three = addKeys(newRun(lightest), ['a', 'b', 'c'], ['notes.txt']);

test('the same picture dropped twice is one; the list is replaced only when one comes or goes', () => {
  const again = addKeys(three, ['b', 'd'], ['notes.txt']);
  expect(again.keys).toEqual(['a', 'b', 'c', 'd']);
  expect(again.leftOut).toEqual(['notes.txt']);
  expect(removeKey(again, 'gone')).toBe(again);
  const without = removeKey(again, 'b');
  expect(without).toMatchObject({ keys: ['a', 'c', 'd'], removed: ['b'] });
  // Who drops it once more wants it back.
  expect(addKeys(without, ['b'], []).removed).toEqual([]);
});

/** The pictures of a run, each with the upload that `stepsOf` leads to. */
function openRun(pictures = threePictures) {
  const conversions = createConversions();
  conversions.add(pictures);
  const upload = (key: string, ...steps: ((upload: Upload) => Upload)[]) => {
    const { file } = conversions.get(key) as Conversion;
    conversions.change(key, {
      upload: steps.reduce((now, step) => step(now), newUpload({ key, file })),
    });
  };
  return { conversions, upload, sum: conversions.sum };
}

const doneJob = (id: string, byteSize: number) =>
  ({
    progress: { ...finishedJob, id },
    result: { ...finishedJob.rendition, id: `ren_${id}`, byteSize },
    thumbnailUrl: null,
  }) as unknown as Conversion['job'];

test('a run in figures: bytes of what is done, work of all, and what can be tried again', () => {
  const { conversions, upload, sum } = openRun();
  upload('a', begin, finish);
  upload('b', begin, (now) => fail(now, { code: 'CORRUPT_IMAGE', params: {} }));
  upload('c', begin, (now) => hold(now, 'CONNECTION'));
  conversions.change('a', { job: doneJob('1', 250), isReused: true });
  expect(sum()).toMatchObject({
    total: 3,
    sendable: 3,
    sendableBytes: 3000,
    sentBytes: 1000,
    done: 1,
    reused: 1,
    beforeBytes: 1000,
    afterBytes: 250,
    failures: [{ key: 'b', problem: { code: 'CORRUPT_IMAGE' } }],
    held: 'CONNECTION',
    canceled: [],
    grown: 0,
    isOver: false,
  });
  expect(sum().fraction).toBeCloseTo(2 / 3);
  expect(sum().remainingWork).toBeCloseTo(workOf({ size: 1000 }));
  upload('c', begin, finish);
  expect(sum().isOver).toBe(false);
  conversions.change('c', { job: doneJob('2', 500) });
  expect(sum()).toMatchObject({ isOver: true, done: 2, afterBytes: 750, held: null });
});

test('figures that were kept up are those of the pictures as they are, whatever happened to them', () => {
  const { conversions, upload, sum } = openRun();
  upload('a', begin, finish);
  conversions.change('a', { job: doneJob('1', 250) });
  upload('b', begin, cancel);
  conversions.change('b', { problem: { code: 'GONE', params: {} } });
  conversions.remove('a');
  conversions.add([picture('d', 7)]);
  conversions.change('b', { problem: null });
  const anew = createConversions();
  for (const key of ['b', 'c', 'd']) {
    const conversion = conversions.get(key) as Conversion;
    anew.add([conversion]);
    anew.change(key, conversion);
  }
  expect(sum()).toEqual(anew.sum());
  expect(sum()).toMatchObject({ total: 3, done: 0, canceled: ['b'], failures: [] });
});

test('what went up is what was sent, and what came down was made by this run', () => {
  const { conversions, upload, sum } = openRun();
  for (const key of ['a', 'b', 'c']) upload(key, begin, finish);
  conversions.change('a', { job: doneJob('1', 250), wasSent: true });
  conversions.change('b', { job: doneJob('2', 300), isReused: true });
  conversions.change('c', { job: doneJob('1', 250) });
  expect(sum()).toMatchObject({ upBytes: 1000, downBytes: 500, sentBytes: 3000, done: 3, results: 2 });
});

test('what would be refused is told and left out of what is to be sent', () => {
  const problem = { code: 'FILE_TOO_LARGE', params: {} } as const;
  const { conversions, sum } = openRun();
  conversions.change('b', { problem });
  expect(sum()).toMatchObject({
    total: 3,
    sendable: 2,
    sendableBytes: 2000,
    failures: [{ key: 'b', problem }],
  });
});

test('what was stopped has not failed', () => {
  const { conversions, upload, sum } = openRun();
  upload('a', begin, finish);
  for (const key of ['b', 'c']) upload(key, cancel);
  conversions.change('a', { job: doneJob('1', 2000) });
  expect(sum()).toMatchObject({ done: 1, grown: 1, failures: [], canceled: ['b', 'c'], isOver: true });
  expect(announceRun(sum(), true)).toBe('1 of 3 pictures converted, 2 not done, 100% larger');
});

test('uploads that run ahead of their jobs are no work done', () => {
  vi.useFakeTimers({ now: 0 });
  try {
    const pictures = Array.from({ length: 100 }, (_, at) => picture(`${at}`, 50_000));
    const { conversions, upload, sum } = openRun(pictures);
    for (const { key } of pictures) upload(key, begin, finish);
    expect(sum().fraction).toBeCloseTo(0.1);
    // One a second: after twenty of them eighty seconds are left.
    let samples: readonly Sample[] = [];
    for (const { key, file } of pictures.slice(0, 20)) {
      vi.advanceTimersByTime(1000);
      conversions.change(key, { job: doneJob(key, 5) });
      samples = addSample(samples, { atMs: Date.now(), work: workOf(file) });
    }
    const { remainingWork, fraction } = sum();
    expect(timeLeftMs(samples, remainingWork, Date.now())).toBeCloseTo(80_000);
    expect(fraction).toBeCloseTo(0.28);
  } finally {
    vi.useRealTimers();
  }
});

test('a job that was canceled or failed elsewhere shows at its picture', () => {
  const added = picture('a');
  const stateWith = (job: object) => {
    const news = { progress: { ...queuedJob, ...job }, result: null, thumbnailUrl: null };
    const upload = finish(begin(newUpload(added)));
    return stateOf({ ...newConversion(added), upload, job: news as unknown as Conversion['job'] });
  };
  expect(stateWith({ status: 'CANCELED' })).toEqual({ at: 'canceled' });
  expect(stateWith({ status: 'RUNNING', stage: 'ENCODING', progress: 0.5 })).toEqual({
    at: 'working',
    stage: 'ENCODING',
    progress: 0.5,
  });
  const error = { code: 'TARGET_NOT_REACHED', message: '', params: { limit: 5 } };
  expect(stateWith({ status: 'FAILED', error })).toMatchObject({
    at: 'failed',
    problem: { code: 'TARGET_NOT_REACHED', params: { limit: 5 } },
  });
});

test('the clock of a run does not count the time in which it was over', () => {
  const started = startClock(three, 1000);
  expect(elapsedMs(started, false, 5000)).toBe(4000);
  const over = { ...started, lastEndMs: 6000 };
  expect(elapsedMs(over, true, 60_000)).toBe(5000);
  const sent = { ...over, lastSentMs: 2500 };
  expect(skipPause(sent, 100_000)).toMatchObject({ startedMs: 95_000, lastSentMs: 96_500 });
  const goesOn = startClock(skipPause(over, 100_000), 100_000);
  expect(elapsedMs(goesOn, false, 101_000)).toBe(6000);
});

/** Pictures done at these times, 1,000 of work each. */
const doneAt = (...timesMs: number[]) =>
  timesMs.reduce<readonly Sample[]>((all, atMs) => addSample(all, { atMs, work: 1000 }), []);

test('the time left is told by what was done lately, and not before that says something', () => {
  const steady = doneAt(0, 2000, 4000, 6000, 8000, 10_000);
  expect(timeLeftMs(steady, 10_000, 10_000)).toBeCloseTo(20_000);
  // Nothing more comes: the estimate grows with every second.
  expect(timeLeftMs(steady, 10_000, 20_000)).toBeCloseTo(40_000);
  expect(timeLeftMs(steady.slice(0, 4), 10_000, 10_000)).toBeNull();
  expect(timeLeftMs(doneAt(0, 10, 20, 30, 40, 50), 10_000, 50)).toBeNull();
  expect(timeLeftMs(steady, 10_000, 100_000)).toBeNull();
  const faster = doneAt(0, 30_000, 100_000, 101_000, 102_000, 103_000, 104_000);
  expect(timeLeftMs(faster, 4000, 104_000)).toBeCloseTo(4000);
});

test.each([
  [4000, 'a few seconds left'],
  [11_000, 'about 20 s left'],
  [54_000, 'about 60 s left'],
  [58_000, 'about 1 min left'],
  [200_000, 'about 3 min left'],
  [3_600_000, 'about 1 h left'],
  [4_200_000, 'about 1 h 10 min left'],
  [7_000_000, 'about 2 h left'],
])('%d ms: %s', (ms, words) => {
  expect(wordTimeLeft(ms)).toBe(words);
});

test('what was left out is told in a line, and the notes of the system only counted', () => {
  const words = (...leftOut: string[]) => leftOutWords({ leftOut, foundNothing: false });
  expect(words()).toBe('');
  expect(words('trip/list.csv')).toBe('Left out 1 file that is not a picture: list.csv');
  expect(words('trip/.DS_Store', 'trip/a.txt')).toBe('Left out 2 files that are not pictures: a.txt');
  expect(words('.a', '.b')).toBe('Left out 2 files that are not pictures');
  expect(words('1', '2', '3', '4', '5')).toMatch(/: 1, 2, 3 and 2 more$/);
  expect(leftOutWords({ leftOut: [], foundNothing: true })).toBe('There is no file in this folder.');
});

test('results go into as few zips as the server makes', () => {
  const ids = Array.from({ length: 2001 }, (_, at) => `ren_${at}`);
  const zips = Array.from({ length: countZips(ids.length) }, (_, at) => zipOf(ids, at));
  expect(zips.map(({ length }) => length)).toEqual([1000, 1000, 1]);
  expect(zips.flat()).toEqual(ids);
  expect(countZips(0)).toBe(0);
});
