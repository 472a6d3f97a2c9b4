import { expect, test } from 'vitest';
import type { Problem } from '../../client/src/problem/problem.ts';
import { savedWords } from '../../client/src/upload/saved-words.ts';
import type { Sent } from '../../client/src/upload/source.ts';
import { createTray } from '../../client/src/upload/tray.ts';
import type { Prepare } from '../../client/src/upload/upload.ts';
import { uploadLabel } from '../../client/src/upload/upload-label.ts';

const fileOf = (name: string, size: number) => new File([new Uint8Array(size)], name);
const photo = fileOf('photo.jpg', 1000);
const smaller = fileOf('photo.webp', 100);

/** A line whose preparations and sendings wait for the test, oldest first. */
function openLine(check: (file: File) => Problem | null = () => null) {
  const prepared: { give(file: File): void; signal: AbortSignal }[] = [];
  const sent: { file: File; answer(sent: Sent): void }[] = [];
  const tray = createTray({ check: async (file) => check(file) });
  const line = tray.open({
    label: 'Studio',
    path: '/',
    send: ({ file }) => new Promise((answer) => sent.push({ file, answer })),
    onChange: () => {},
  });
  const prepare: Prepare = (_file, signal) => new Promise((give) => prepared.push({ give, signal }));
  const add = (...keys: string[]) => line.add(keys.map((key) => ({ key, file: photo, prepare })));
  const wait = async (list: unknown[], count: number) => expect.poll(() => list.length).toBe(count);
  return { tray, line, add, prepared, sent, wait };
}

const broken: Sent = { ok: false, problem: { code: 'UPLOAD_INCOMPLETE', params: {} } };

test('what was made of a file is sent in its place, and is what is sent again', async () => {
  const { line, add, prepared, sent, wait } = openLine();
  add('a');
  prepared[0]?.give(smaller);
  await wait(sent, 1);
  sent[0]?.answer(broken);
  await expect.poll(() => line.get('a')?.phase).toBe('failed');
  line.retry(['a']);
  await wait(sent, 2);
  expect(sent.map(({ file }) => file)).toEqual([smaller, smaller]);
  expect(prepared).toHaveLength(1);
  sent[1]?.answer({ ok: true });
  // Not held on to any longer than it is needed.
  await expect.poll(() => line.get('a')).toMatchObject({ phase: 'sent', outgoing: null, savedBytes: 900 });
});

test('a line that stopped goes on with the bytes it had begun with', async () => {
  const { tray, line, add, prepared, sent, wait } = openLine();
  add('a');
  prepared[0]?.give(smaller);
  await wait(sent, 1);
  sent[0]?.answer({ ok: false, problem: { code: 'QUOTA_EXCEEDED', params: {} } });
  await expect.poll(() => line.get('a')?.phase).toBe('waiting');
  tray.resume();
  await wait(sent, 2);
  expect([sent[1]?.file, prepared.length]).toEqual([smaller, 1]);
});

test('one that is canceled while it is prepared is not sent, and begins anew', async () => {
  const { line, add, prepared, sent, wait } = openLine();
  add('a');
  line.cancel('a');
  expect(prepared[0]?.signal.aborted).toBe(true);
  line.retry(['a']);
  prepared[0]?.give(fileOf('late.webp', 7));
  prepared[1]?.give(smaller);
  await wait(sent, 1);
  expect(sent[0]?.file).toBe(smaller);
});

test('a file is prepared when its turn comes, not before', async () => {
  const { add, prepared, sent, wait } = openLine();
  add('a', 'b', 'c', 'd', 'e');
  expect(prepared).toHaveLength(3);
  prepared[0]?.give(smaller);
  await wait(sent, 1);
  expect(prepared).toHaveLength(3);
  sent[0]?.answer({ ok: true });
  await wait(prepared, 4);
});

test('the limits are for what is sent, not for the file it was made of', async () => {
  const tooLarge: Problem = { code: 'FILE_TOO_LARGE', params: {} };
  const { line, add, prepared, sent, wait } = openLine(({ size }) => (size > 500 ? tooLarge : null));
  add('a', 'b');
  prepared[0]?.give(smaller);
  prepared[1]?.give(photo);
  await wait(sent, 1);
  await expect.poll(() => line.get('b')?.problem).toBe(tooLarge);
});

test('the tray tells what was saved, of what has arrived', async () => {
  const { tray, line, add, prepared, sent, wait } = openLine();
  const batch = () => tray.state.getState().batches[0]!;
  add('a', 'b');
  line.add([{ key: 'c', file: photo }]);
  expect(uploadLabel(line.get('a')!)).toBe('Preparing');
  expect(uploadLabel(line.get('c')!)).toBe('Uploading');
  expect(savedWords(batch())).toBeNull();
  prepared[0]?.give(smaller);
  prepared[1]?.give(photo);
  await wait(sent, 3);
  expect(uploadLabel(line.get('a')!)).toBe('Uploading');
  expect(savedWords(batch())).toBeNull();
  for (const { answer } of sent) answer({ ok: true });
  await expect
    .poll(batch)
    .toMatchObject({ sent: 3, bytes: 3000, sentBytes: 3000, shrunk: 1, savedBytes: 900 });
  expect(savedWords(batch())).toBe('1 photo, 900 B saved');
});

test('what was saved is told in figures, and nothing where nothing was', () => {
  expect(savedWords({ shrunk: 12, savedBytes: 27_100_000 })).toBe('12 photos, 27.1 MB saved');
  expect(savedWords({ shrunk: 0, savedBytes: 0 })).toBeNull();
  expect(savedWords({ shrunk: 1, savedBytes: Number.NaN })).toBeNull();
});
