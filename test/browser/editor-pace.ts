import type { Page } from 'playwright-core';

/** Milliseconds between the page's frames while the work is done: the 95th of a hundred. */
export async function measureFrames(page: Page, work: () => Promise<unknown>): Promise<number> {
  const run = await page.evaluateHandle(() => {
    const stamps: number[] = [];
    const state = { stamps, isOn: true };
    const note = (ms: number) => {
      stamps.push(ms);
      if (state.isOn) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    return state;
  });
  await work();
  const stamps = await run.evaluate((state) => {
    state.isOn = false;
    return state.stamps;
  });
  const gaps = stamps.slice(1).map((ms, at) => ms - stamps[at]!);
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length * 0.95)] ?? 0;
}

/** Milliseconds from when a pointer is lifted until what is guessed of its stroke is seen. */
export async function measurePreview(page: Page, work: () => Promise<unknown>): Promise<number> {
  const run = await page.evaluateHandle(() => {
    const seen = new Promise<number>((resolve) => {
      addEventListener(
        'pointerup',
        () => {
          const startMs = performance.now();
          const look = () => {
            const isSeen = [...document.querySelectorAll('[data-guess]')].some((one) =>
              one.textContent?.startsWith('Preview'),
            );
            if (isSeen) resolve(performance.now() - startMs);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    return { seen };
  });
  await work();
  return run.evaluate(({ seen }) => seen);
}

/** Milliseconds from Ctrl Z until the strokes on the screen are others. */
export const measureUndo = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-overlay]')!;
        const context = canvas.getContext('2d')!;
        const { width, height } = canvas;
        // The middle, where the stroke that is taken back goes through.
        const read = () => context.getImageData(width * 0.45, height * 0.4, width * 0.1, height * 0.1).data;
        const before = read();
        const startMs = performance.now();
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
        );
        const look = () => {
          const now = read();
          if (before.some((one, at) => one !== now[at])) resolve(performance.now() - startMs);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
