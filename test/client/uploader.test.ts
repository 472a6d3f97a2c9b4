import { expect, test } from 'vitest';
import { checkFile } from '../../client/src/upload/check-file.ts';
import { createUploader, type Sent } from '../../client/src/upload/uploader.ts';

const file = (name: string) => new File(['bytes'], name, { type: 'image/png' });

/** A sender whose answers the test gives, one a file. */
function createLine() {
  const underWay = new Map<
    string,
    { answer(sent: Sent): void; progress(fraction: number): void; signal: AbortSignal }
  >();
  const uploader = createUploader({
    check: async () => null,
    send: ({ key }, { signal, onProgress }) =>
      new Promise((answer) => underWay.set(key, { answer, progress: onProgress, signal })),
  });
  const phases = () => uploader.uploads.get().map(({ key, phase }) => `${key} ${phase}`);
  const begun = async (key: string) => {
    while (!underWay.has(key)) await Promise.resolve();
    const upload = underWay.get(key);
    if (!upload) throw new Error(`${key} did not begin.`);
    return upload;
  };
  return { uploader, underWay, phases, begun };
}

test('three go at once; the next begins when one is through', async () => {
  const { uploader, phases, begun } = createLine();
  for (const key of ['a', 'b', 'c', 'd']) uploader.add(key, file(key));
  expect(phases()).toEqual(['a sending', 'b sending', 'c sending', 'd waiting']);

  (await begun('b')).answer({ ok: true });
  await begun('d');
  expect(phases()).toEqual(['a sending', 'b sent', 'c sending', 'd sending']);
});

test('progress is kept, and a failure with its reason; another try starts from nothing', async () => {
  const { uploader, underWay, phases, begun } = createLine();
  uploader.add('a', file('a'));
  const first = await begun('a');
  first.progress(0.5);
  expect(uploader.uploads.get()[0]?.sentFraction).toBe(0.5);

  first.answer({ ok: false, problem: { code: 'UPLOAD_INCOMPLETE', params: {} } });
  await expect.poll(phases).toEqual(['a failed']);
  expect(uploader.uploads.get()[0]?.problem?.code).toBe('UPLOAD_INCOMPLETE');

  underWay.clear();
  uploader.retry('a');
  expect(uploader.uploads.get()[0]).toMatchObject({ phase: 'sending', sentFraction: 0, problem: null });
  (await begun('a')).answer({ ok: true });
  await expect.poll(phases).toEqual(['a sent']);
});

test('a canceled upload is aborted and frees its slot, and its late answer changes nothing', async () => {
  const { uploader, phases, begun } = createLine();
  for (const key of ['a', 'b', 'c', 'd']) uploader.add(key, file(key));
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
  for (const key of ['a', 'b']) uploader.add(key, file(key));
  await expect.poll(() => uploader.uploads.get().map(({ phase }) => phase)).toEqual(['failed', 'sent']);
  expect(sent).toEqual(['b']);
});

test('a forgotten upload is aborted and gone', async () => {
  const { uploader, begun } = createLine();
  uploader.add('a', file('a'));
  const upload = await begun('a');
  uploader.forget('a');
  expect(upload.signal.aborted).toBe(true);
  expect(uploader.uploads.get()).toEqual([]);
});

test('type, size and emptiness are checked by the limits of the server', () => {
  const limits = { maxUploadBytes: 1000, formats: ['image/jpeg', 'image/png', 'image/avif'] };
  expect(checkFile({ size: 1000, type: 'image/png' }, limits)).toBeNull();
  expect(checkFile({ size: 1001, type: 'image/png' }, limits)).toEqual({
    code: 'FILE_TOO_LARGE',
    params: { limit: '1000', actual: '1001' },
  });
  expect(checkFile({ size: 10, type: 'image/svg+xml' }, limits)).toMatchObject({
    code: 'UNSUPPORTED_IMAGE',
    params: { accepted: 'JPEG, PNG, or AVIF' },
  });
  expect(checkFile({ size: 0, type: 'image/png' }, limits)?.code).toBe('UNSUPPORTED_IMAGE');
  expect(checkFile({ size: 10, type: '' }, limits)).toBeNull();
});
