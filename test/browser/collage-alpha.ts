import type { Page } from 'playwright-core';
import { readPixels } from '../picture.ts';

export interface Alpha {
  /** The least and the most of what is drawn of it, 0..1, within so many pixels of a point on the collage. */
  around(x: number, y: number, within: number): [least: number, most: number];
}

export interface Alphas {
  /** Of the collage, in the window. */
  box: { x: number; y: number; width: number; height: number };
  /** By the id of a piece. */
  alphas: Record<string, Alpha>;
}

/** How much each piece of a collage covers each pixel, from photographs of it alone, black on white. */
export async function readAlphas(page: Page, collage: string): Promise<Alphas> {
  const svg = page.locator(collage);
  await svg.scrollIntoViewIfNeeded();
  await page.waitForFunction(
    "[...document.querySelectorAll('main li img')].every((image) => image.complete || image.loading === 'lazy')",
  );
  const bounds = await svg.boundingBox();
  if (!bounds) throw new Error('expected a collage in the window');
  const box = { ...bounds, x: Math.round(bounds.x), y: Math.round(bounds.y) };
  const ids = await svg
    .locator('[data-piece]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-piece') ?? ''));
  const alphas: Record<string, Alpha> = {};
  for (const id of ids) {
    const style = await page.addStyleTag({
      content: `html, body { background: #fff !important }
        main svg[role=group] [data-piece]:not([data-piece="${id}"]) > g:first-child { visibility: hidden }
        main svg[role=group] [data-piece] > g:first-child { filter: brightness(0) }`,
    });
    alphas[id] = alphaOf(await readPixels(await page.screenshot({ clip: box })));
    await style.evaluate((element) => (element as HTMLElement).remove());
  }
  return { box, alphas };
}

function alphaOf({ data, width, height, channels }: Awaited<ReturnType<typeof readPixels>>): Alpha {
  return {
    around(x, y, within) {
      let [least, most] = [1, 0];
      for (let down = -within; down <= within; down++) {
        for (let across = -within; across <= within; across++) {
          const [column, row] = [Math.floor(x + across), Math.floor(y + down)];
          const isIn = column >= 0 && row >= 0 && column < width && row < height;
          const alpha = isIn ? 1 - (data[(row * width + column) * channels] ?? 255) / 255 : 0;
          least = Math.min(least, alpha);
          most = Math.max(most, alpha);
        }
      }
      return [least, most];
    },
  };
}
