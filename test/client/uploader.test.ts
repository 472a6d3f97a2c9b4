import { expect, test } from 'vitest';
import { checkFile } from '../../client/src/upload/check-file.ts';
import type { Hold } from '../../client/src/upload/upload.ts';
import {
  createUploader,
  type SendOptions,
  type Sent,
  type UploaderOptions,
} from '../../client/src/upload/uploader.ts';

const file = (name: string) => new File(['bytes'], name, { type: 'image/png' });

/** A sender whose answers the test gives, one a file. */
function createLine(isForAll?: UploaderOptions['isForAll']) {
  const underWay = new Map<
    string,
    {
      answer(sent: Sent): void;
      progress(fraction: number): void;
      hold(held: Hold | null): void;
      signal: AbortSignal;
    }
  >();
  const uploader = createUploader({
    check: async () => null,
    isForAll,
    send: ({ key }, { signal, onProgress, onHold }) =>
      new Promise((answer) => underWay.set(key, { answer, progress: onProgress, hold: onHold, signal })),
  });
  const phases = () => [...uploader.uploads.getState().values()].map(({ key, phase }) => `${key} ${phase}`);
  const add = (...keys: string[]) => uploader.add(keys.map((key) => ({ key, file: file(key) })));
  const begun = async (key: string) => {
    while (!underWay.has(key)) await Promise.resolve();
    const upload = underWay.get(key);
    if (!upload) throw new Error(`${key} did not begin.`);
    return upload;
  };
  return { uploader, add, underWay, phases, begun };
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
  const { uploader, add, underWay, phases, begun } = createLine();
  const upload = () => uploader.uploads.getState().get('a');
  add('a');
  const first = await begun('a');
  first.progress(0.5);
  expect(upload()?.sentFraction).toBe(0.5);

  first.answer({ ok: false, problem: { code: 'UPLOAD_INCOMPLETE', params: {} } });
  await expect.poll(phases).toEqual(['a failed']);
  expect(upload()?.problem?.code).toBe('UPLOAD_INCOMPLETE');

  underWay.clear();
  uploader.retry(['a']);
  expect(upload()).toMatchObject({ phase: 'sending', sentFraction: 0, problem: null });
  (await begun('a')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a sent']);
});

test('a canceled upload is aborted and frees its slot, and its late answer changes nothing', async () => {
  const { uploader, add, phases, begun } = createLine();
  add('a', 'b', 'c', 'd');
  const upload = await begun('a');
  uploader.cancel('a');
  expect(upload.signal.aborted).toBe(true);
  expect(phases()).toEqual(['a canceled', 'b sending', 'c sending', 'd sending']);

  upload.answer({ ok: true });
  await (await begun('d')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a canceled', 'b sending', 'c sending', 'd sent']);
});

test('a file that is refused beforehand is not sent, and makes room for the next', async () => {
  const sent: string[] = [];
  const uploader = createUploader({
    check: async ({ name }) => (name === 'a' ? { code: 'FILE_TOO_LARGE', params: {} } : null),
    send: async ({ key }) => {
      sent.push(key);
      return { ok: true };
    },
  });
  uploader.add(['a', 'b'].map((key) => ({ key, file: file(key) })));
  await expect
    .poll(() => [...uploader.uploads.getState().values()].map(({ phase }) => phase))
    .toEqual(['failed', 'sent']);
  expect(sent).toEqual(['b']);
});

test('a sender that throws fails its file and frees the slot', async () => {
  const uploader = createUploader({
    check: async () => null,
    send: async ({ key }) => {
      if (key !== 'd') throw new Error('A bug.');
      return { ok: true };
    },
  });
  uploader.add(['a', 'b', 'c', 'd'].map((key) => ({ key, file: file(key) })));
  await expect
    .poll(() => [...uploader.uploads.getState().values()].map(({ phase }) => phase))
    .toEqual(['failed', 'failed', 'failed', 'sent']);
});

test('an aborted sender is told whether its file has been begun again', async () => {
  const options: SendOptions[] = [];
  const uploader = createUploader({
    check: async () => null,
    send: (_upload, each) => {
      options.push(each);
      return new Promise(() => {});
    },
  });
  uploader.add([{ key: 'a', file: file('a') }]);
  await expect.poll(() => options.length).toBe(1);
  uploader.cancelAll();
  expect(options[0]?.isBegunAgain()).toBe(false);
  uploader.retry(['a']);
  expect(options[0]?.isBegunAgain()).toBe(true);
});

test('a forgotten upload is aborted and gone', async () => {
  const { uploader, add, phases, begun } = createLine();
  add('a');
  const upload = await begun('a');
  uploader.forget(['a']);
  expect(upload.signal.aborted).toBe(true);
  expect(phases()).toEqual([]);
});

test('what is added twice is sent once', async () => {
  const { uploader, add, phases, begun } = createLine();
  add('a', 'a');
  (await begun('a')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a sent']);
  add('a');
  expect(phases()).toEqual(['a sent']);
  uploader.retry(['a']);
  expect(phases()).toEqual(['a sending']);
});

test('one that waits for the connection says so, and no longer when it goes on', async () => {
  const { uploader, add, begun } = createLine();
  const held = () => uploader.uploads.getState().get('a')?.held;
  add('a');
  const upload = await begun('a');
  upload.hold('CONNECTION');
  expect(held()).toBe('CONNECTION');
  upload.hold(null);
  expect(held()).toBeNull();
  upload.hold('ROOM');
  uploader.cancel('a');
  expect(held()).toBeNull();
});

test('all are canceled at once, and none moves up into the slots that fall free', async () => {
  const { uploader, add, underWay, phases, begun } = createLine();
  add('a', 'b', 'c', 'd');
  (await begun('a')).answer({ ok: true });
  const { signal } = await begun('d');
  uploader.cancelAll();
  expect(signal.aborted).toBe(true);
  expect(phases()).toEqual(['a sent', 'b canceled', 'c canceled', 'd canceled']);
  expect([...underWay.keys()]).toEqual(['a', 'b', 'c', 'd']);
  uploader.retry(['b']);
  uploader.forgetAll();
  expect(phases()).toEqual([]);
});

test('what the next file would meet as well stops the line, which goes on where it was', async () => {
  const full = { code: 'QUOTA_EXCEEDED', params: {} } as const;
  const { uploader, add, phases, begun, underWay } = createLine(({ code }) => code === full.code);
  add('a', 'b', 'c', 'd', 'e');
  (await begun('a')).answer({ ok: false, problem: full });
  await expect.poll(() => uploader.stopped.getState()).toBe(full);
  expect(phases()).toEqual(['a waiting', 'b sending', 'c sending', 'd waiting', 'e waiting']);
  (await begun('b')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a waiting', 'b sent', 'c sending', 'd waiting', 'e waiting']);

  underWay.delete('a');
  uploader.resume();
  expect(uploader.stopped.getState()).toBeNull();
  expect(phases()).toEqual(['a sending', 'b sent', 'c sending', 'd sending', 'e waiting']);
  (await begun('a')).answer({ ok: true });
  await begun('e');
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
