import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOriginalFile } from '../../client/src/editor/original-file.ts';
import { createSharpener } from '../../client/src/editor/sharpen.ts';

const image = { width: 6000, height: 4000 };
const screen = { width: 900, height: 700, pixelRatio: 1 };
const [far, near] = [
  { scale: 0.15, x: 0, y: 0 },
  { scale: 1, x: -2000, y: -1000 },
];

let answers: (() => Promise<Response>)[] = [];
const asked: AbortSignal[] = [];
const bytes = async () => new Response('picture');

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked.length = 0;
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    asked.push(signal);
    return (answers.shift() ?? bytes)();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sharpen(shownWidth: number, file = createOriginalFile('/picture')) {
  const parts: unknown[] = [];
  const sharpener = createSharpener({
    image,
    file,
    screen,
    shownWidth,
    crop: async () => ({ close() {} }) as ImageBitmap,
    onPart: (part) => parts.push(part),
  });
  return { sharpener, parts };
}

test('the original is not asked for before the preview is there, nor while that is fine enough', async () => {
  for (const [shownWidth, view] of [[0, far] as const, [0, near] as const, [1600, far] as const]) {
    sharpen(shownWidth).sharpener.look(view);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(asked).toEqual([]);
});

test('it is fetched once, however often the canvas changes', async () => {
  const file = createOriginalFile('/picture');
  for (let i = 0; i < 3; i++) {
    const { sharpener, parts } = sharpen(1600, file);
    sharpener.look(near);
    await vi.advanceTimersByTimeAsync(1000);
    expect(parts).toMatchObject([{ x: 2000, y: 1000, width: 900, height: 700 }]);
    sharpener.close();
  }
  expect(asked).toHaveLength(1);
});

test('where it does not come it is tried again, and with the editor it ends', async () => {
  const file = createOriginalFile('/picture');
  answers = [async () => new Response(null, { status: 503 })];
  expect(await file.read()).toBe(null);
  answers = [() => new Promise(() => {})];
  void file.read();
  file.stop();
  expect(asked.at(-1)?.aborted).toBe(true);
  expect(await file.read()).toBeInstanceOf(Blob);
  expect(asked).toHaveLength(3);
  file.stop();
  expect(await file.read()).toBeInstanceOf(Blob);
  expect(asked).toHaveLength(3);
});
