import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shareWishlist } from '../wishlist/shared-wishlist.ts';
import { openBed } from './bed.ts';
import { readAlphas } from './collage-alpha.ts';
import { comeBy } from './public-bed.ts';
import { vases } from './vases.ts';

const bed = openBed();

/** The collage that this window shows. */
const collage = 'main svg[role=group]:visible';

/** The shown name of what a click at a point would follow; null for nothing. */
const hit = (page: Page, x: number, y: number) =>
  page.evaluate<string | null>(
    `document.elementFromPoint(${x}, ${y})?.closest('[data-piece]')?.getAttribute('data-piece') ?? null`,
  );

test('a click is on what is drawn, to three pixels, and in the empty corner of a box on nothing', async () => {
  const shared = await shareWishlist(bed.server.url, vases);
  const { page, complaints } = await comeBy(bed.browser, shared.address);
  const { box, alphas } = await readAlphas(page, collage);
  expect(Object.keys(alphas).toSorted()).toEqual(shared.items.toSorted());
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const wrong: string[] = [];
  const hits = new Set<string | null>();
  // 200, and on until the smallest was met too: where things lie is of the day.
  const all = shared.items.length + 1;
  for (let count = 0; count < 200 || (hits.size < all && count < 2000); count += 1) {
    const [x, y] = [4 + random() * (box.width - 8), 4 + random() * (box.height - 8)];
    const found = await hit(page, box.x + x, box.y + y);
    hits.add(found);
    for (const [id, alpha] of Object.entries(alphas)) {
      const [least, most] = alpha.around(x, y, 3);
      const isWrong = found === id ? most < 0.5 : least > 0.5;
      if (isWrong) wrong.push(`${id} at ${x}, ${y}: ${found}, ${least}..${most}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(hits).toEqual(new Set([...shared.items, null]));
  // At the round corner of a tile, where chance seldom looks.
  const [atCorner, inCorner] = await page.evaluate<[number, number][]>(`(() => {
    const rect = document.querySelector('${collage.replace(':visible', '')} [data-piece="${shared.items[3]}"] rect');
    const box = rect.getBBox();
    return [0.02, 0.05].map((share) => {
      const inset = Math.min(box.width, box.height) * share;
      const at = new DOMPoint(box.x + inset, box.y + inset).matrixTransform(rect.getScreenCTM());
      return [at.x, at.y];
    });
  })()`);
  if (!atCorner || !inCorner) throw new Error('expected a tile');
  expect(await hit(page, ...atCorner)).not.toBe(shared.items[3]);
  expect(await hit(page, ...inCorner)).toBe(shared.items[3]);
  // Beside the neck of a vase, within its picture.
  for (const id of shared.items.slice(0, 3)) {
    const [x, y] = await page.evaluate<[number, number]>(`(() => {
      const image = document.querySelector('${collage.replace(':visible', '')} [data-piece="${id}"] image');
      const at = new DOMPoint(image.x.baseVal.value + 25, image.y.baseVal.value + 25).matrixTransform(image.getScreenCTM());
      return [at.x, at.y];
    })()`);
    expect(alphas[id]?.around(x - box.x, y - box.y, 2)[1]).toBeLessThan(0.1);
    expect(await hit(page, x, y)).not.toBe(id);
  }
  expect(complaints).toEqual([]);
  await shared.owner.close();
});
