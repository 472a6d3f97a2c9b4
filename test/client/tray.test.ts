import { expect, test } from 'vitest';
import type { Problem } from '../../client/src/problem/problem.ts';
import { checkFile } from '../../client/src/upload/check-file.ts';
import type { SendOptions, Sent } from '../../client/src/upload/source.ts';
import { createTray, type Tray, type TrayOptions } from '../../client/src/upload/tray.ts';
import type { Upload } from '../../client/src/upload/upload.ts';

const file = (name: string) => new File(['bytes'], name, { type: 'image/png' });

const createPlainTray = (check: TrayOptions['check'] = async () => null) => createTray({ check });

interface UnderWay extends SendOptions {
  answer(sent: Sent): void;
}

/** A source whose sender's answers the test gives, one a file. */
function createLine(tray: Tray = createPlainTray(), label = 'Studio') {
  const underWay = new Map<string, UnderWay>();
  const uploads = new Map<string, Upload>();
  const line = tray.open({
    label,
    path: `/${label}`,
    send: ({ key }, options) => new Promise((answer) => underWay.set(key, { answer, ...options })),
    onChange(key, upload) {
      if (upload) uploads.set(key, upload);
      else uploads.delete(key);
    },
  });
  const phases = () => [...uploads.values()].map(({ key, phase }) => `${key} ${phase}`);
  const add = (...keys: string[]) => line.add(keys.map((key) => ({ key, file: file(key) })));
  const begun = async (key: string) => {
    while (!underWay.has(key)) await Promise.resolve();
    return underWay.get(key) as UnderWay;
  };
  return { tray, line, add, underWay, phases, begun };
}

/** One whose sender is the test's own. */
function createSender(
  send: (key: string, options: SendOptions) => Promise<Sent>,
  check?: TrayOptions['check'],
) {
  const tray = createPlainTray(check);
  const phases = new Map<string, string>();
  const line = tray.open({
    label: 'Studio',
    path: '/',
    send: ({ key }, options) => send(key, options),
    onChange: (key, upload) => phases.set(key, upload?.phase ?? 'forgotten'),
  });
  const add = (...keys: string[]) => line.add(keys.map((key) => ({ key, file: file(key) })));
  return { line, add, phases: () => [...phases.values()] };
}

test('three go at once; the next begins when one is through', async () => {
  const { add, phases, begun } = createLine();
  add('a', 'b', 'c', 'd');
  expect(phases()).toEqual(['a sending', 'b sending', 'c sending', 'd waiting']);

  (await begun('b')).answer({ ok: true });
  await begun('d');
  expect(phases()).toEqual(['a sending', 'b sent', 'c sending', 'd sending']);
});

test('progress is kept, and a failure with its reason; another try starts from nothing', async () => {
  const { line, add, underWay, phases, begun } = createLine();
  const upload = () => line.get('a');
  add('a');
  const first = await begun('a');
  first.onProgress(0.5);
  expect(upload()?.sentFraction).toBe(0.5);

  first.answer({ ok: false, problem: { code: 'UPLOAD_INCOMPLETE', params: {} } });
  await expect.poll(phases).toEqual(['a failed']);
  expect(upload()?.problem?.code).toBe('UPLOAD_INCOMPLETE');

  underWay.clear();
  line.retry(['a']);
  expect(upload()).toMatchObject({ phase: 'sending', sentFraction: 0, problem: null });
  (await begun('a')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a sent']);
});

test('a canceled upload is aborted and frees its slot, and its late answer changes nothing', async () => {
  const { line, add, phases, begun } = createLine();
  add('a', 'b', 'c', 'd');
  const upload = await begun('a');
  line.cancel('a');
  expect(upload.signal.aborted).toBe(true);
  expect(phases()).toEqual(['a canceled', 'b sending', 'c sending', 'd sending']);

  upload.answer({ ok: true });
  await (await begun('d')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a canceled', 'b sending', 'c sending', 'd sent']);
});

test('a file that is refused beforehand is not sent, and makes room for the next', async () => {
  const sent: string[] = [];
  const tooLarge: Problem = { code: 'FILE_TOO_LARGE', params: {} };
  const { add, phases } = createSender(
    async (key) => {
      sent.push(key);
      return { ok: true };
    },
    async ({ name }) => (name === 'a' ? tooLarge : null),
  );
  add('a', 'b');
  await expect.poll(phases).toEqual(['failed', 'sent']);
  expect(sent).toEqual(['b']);
});

test('a sender that throws fails its file and frees the slot', async () => {
  const { add, phases } = createSender(async (key) => {
    if (key !== 'd') throw new Error('A bug.');
    return { ok: true };
  });
  add('a', 'b', 'c', 'd');
  await expect.poll(phases).toEqual(['failed', 'failed', 'failed', 'sent']);
});

test('an aborted sender is told whether its file has been begun again', async () => {
  const options: SendOptions[] = [];
  const { line, add } = createSender((_key, each) => {
    options.push(each);
    return new Promise(() => {});
  });
  add('a');
  await expect.poll(() => options.length).toBe(1);
  line.cancelAll();
  expect(options[0]?.isBegunAgain()).toBe(false);
  line.retry(['a']);
  expect(options[0]?.isBegunAgain()).toBe(true);
});

test('a forgotten upload is aborted and gone', async () => {
  const { line, add, phases, begun } = createLine();
  add('a');
  const upload = await begun('a');
  line.forget(['a']);
  expect(upload.signal.aborted).toBe(true);
  expect(phases()).toEqual([]);
});

test('what is added twice is sent once', async () => {
  const { line, add, phases, begun } = createLine();
  add('a', 'a');
  (await begun('a')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a sent']);
  add('a');
  expect(phases()).toEqual(['a sent']);
  line.retry(['a']);
  expect(phases()).toEqual(['a sending']);
});

test('one that waits for the connection says so, and no longer when it goes on', async () => {
  const { line, add, begun } = createLine();
  const held = () => line.get('a')?.held;
  add('a');
  const upload = await begun('a');
  upload.onHold('CONNECTION');
  expect(held()).toBe('CONNECTION');
  upload.onHold(null);
  expect(held()).toBeNull();
  upload.onHold('ROOM');
  line.cancel('a');
  expect(held()).toBeNull();
});

test('all are canceled at once, and none moves up into the slots that fall free', async () => {
  const { line, add, underWay, phases, begun } = createLine();
  add('a', 'b', 'c', 'd');
  (await begun('a')).answer({ ok: true });
  const { signal } = await begun('d');
  line.cancelAll();
  expect(signal.aborted).toBe(true);
  expect(phases()).toEqual(['a sent', 'b canceled', 'c canceled', 'd canceled']);
  expect([...underWay.keys()]).toEqual(['a', 'b', 'c', 'd']);
  line.retry(['b']);
  line.forgetAll();
  expect(phases()).toEqual([]);
});

test('what the next file would meet as well stops the line, which goes on where it was', async () => {
  const full = { code: 'QUOTA_EXCEEDED', params: {} } as const;
  const { tray, add, phases, begun, underWay } = createLine();
  const stopped = () => tray.state.getState().stopped;
  add('a', 'b', 'c', 'd', 'e');
  (await begun('a')).answer({ ok: false, problem: full });
  await expect.poll(stopped).toBe(full);
  expect(phases()).toEqual(['a waiting', 'b sending', 'c sending', 'd waiting', 'e waiting']);
  (await begun('b')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a waiting', 'b sent', 'c sending', 'd waiting', 'e waiting']);

  underWay.delete('a');
  tray.resume();
  expect(stopped()).toBeNull();
  expect(phases()).toEqual(['a sending', 'b sent', 'c sending', 'd sending', 'e waiting']);
  (await begun('a')).answer({ ok: true });
  await begun('e');
});

test('files that stopped together wait again in their order, and so do those that are tried again', async () => {
  const full = { code: 'QUOTA_EXCEEDED', params: {} } as const;
  const { tray, line, add, phases, begun, underWay } = createLine();
  add('a', 'b', 'c', 'd');
  for (const key of ['a', 'b', 'c']) (await begun(key)).answer({ ok: false, problem: full });
  await expect.poll(phases).toEqual(['a waiting', 'b waiting', 'c waiting', 'd waiting']);
  underWay.clear();
  tray.resume();
  for (const key of ['a', 'b', 'c']) await begun(key);
  line.cancel('a');
  line.cancel('b');
  line.cancel('c');
  await begun('d');
  expect([...underWay.keys()]).toEqual(['a', 'b', 'c', 'd']);
});

test('a line that stopped goes on with what is added after all of it was canceled', async () => {
  const { tray, line, add, phases, begun } = createLine();
  add('a');
  (await begun('a')).answer({ ok: false, problem: { code: 'QUOTA_EXCEEDED', params: {} } });
  await expect.poll(() => tray.state.getState().stopped?.code).toBe('QUOTA_EXCEEDED');
  line.cancelAll();
  expect(tray.state.getState().stopped).toBeNull();
  add('b');
  expect(phases()).toEqual(['a canceled', 'b sending']);
});

test('pages take turns in the one line of three', async () => {
  const tray = createPlainTray();
  const folder = createLine(tray, 'Convert');
  const photo = createLine(tray, 'Studio');
  folder.add('1', '2', '3', '4', '5');
  photo.add('a', 'b');
  (await folder.begun('1')).answer({ ok: true });
  await photo.begun('a');
  (await folder.begun('2')).answer({ ok: true });
  await folder.begun('4');
  expect(folder.phases()).toEqual(['1 sent', '2 sent', '3 sending', '4 sending', '5 waiting']);
  expect(photo.phases()).toEqual(['a sending', 'b waiting']);
});

test('the tray tells how far each page is, since its line was last empty', async () => {
  const { tray, line, add, begun } = createLine();
  const batch = () => tray.state.getState().batches[0];
  add('a', 'b');
  (await begun('a')).onProgress(0.5);
  expect(batch()).toMatchObject({ total: 2, underWay: 2, sent: 0, bytes: 10, sentBytes: 2.5 });
  (await begun('a')).answer({ ok: true });
  (await begun('b')).answer({ ok: false, problem: { code: 'CORRUPT_IMAGE', params: {} } });
  await expect.poll(batch).toMatchObject({ total: 2, underWay: 0, sent: 1, failed: 1, sentBytes: 10 });
  add('c');
  expect(batch()).toMatchObject({ total: 1, underWay: 1, sent: 0, failed: 0 });
  line.retry(['b']);
  expect(batch()).toMatchObject({ total: 2, underWay: 2 });
  line.forgetAll();
  expect(batch()).toMatchObject({ total: 0, underWay: 0, bytes: 0, sentBytes: 0 });
});

test('type, size and emptiness are checked by the limits of the server', () => {
  const limits = { maxUploadBytes: 1000, mimeTypes: ['image/jpeg', 'image/png', 'image/avif'] };
  expect(checkFile({ name: 'a', size: 1000, type: 'image/png' }, limits)).toBeNull();
  expect(checkFile({ name: 'a', size: 1001, type: 'image/png' }, limits)).toEqual({
    code: 'FILE_TOO_LARGE',
    params: { limit: 1000, actual: 1001 },
  });
  expect(checkFile({ name: 'a', size: 10, type: 'image/svg+xml' }, limits)).toMatchObject({
    code: 'UNSUPPORTED_IMAGE',
    params: { accepted: 'JPEG, PNG, or AVIF' },
  });
  expect(checkFile({ name: 'a', size: 0, type: 'image/png' }, limits)?.code).toBe('UNSUPPORTED_IMAGE');
  expect(checkFile({ name: 'a', size: 10, type: '' }, limits)).toBeNull();
  // Browsers that do not know what a phone takes give it no type; the name does.
  expect(checkFile({ name: 'IMG_1.HEIC', size: 10, type: '' }, limits)).toMatchObject({
    code: 'UNSUPPORTED_IMAGE',
    params: { actual: 'image/heic' },
  });
});
