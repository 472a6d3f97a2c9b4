import { expect, test } from 'vitest';
import {
  countHints,
  draw,
  hasResult,
  isSaved,
  openEditorBed,
  placeOn,
  readHints,
  stage,
  visitEditor,
} from './editor-visit.ts';
import { eventually } from './eventually.ts';

const { bed, owner, idOf } = openEditorBed(['cup.jpg', 'pot.jpg', 'vase.jpg'], {
  'vase.jpg': { width: 1400, height: 1000 },
});

test('without a network strokes are kept, over a reload too, and sent when it is back', async () => {
  const { page } = await visitEditor(bed, owner, 'cup.jpg');
  await hasResult(page);
  const before = await readHints(owner.api, idOf('cup.jpg'));
  await page.context().setOffline(true);
  for (let i = 0; i < 3; i++) await draw(page, [0.3, 0.3 + i / 10], [0.5, 0.3 + i / 10]);
  await page.getByText('Offline, kept here').waitFor();
  expect(await readHints(owner.api, idOf('cup.jpg'))).toEqual(before);
  await page.context().setOffline(false);
  // Before it has tried again by itself.
  await page.reload();
  await countHints(owner.api, idOf('cup.jpg')).toBe(before.length + 3);
  await isSaved(page);
  await hasResult(page);
});

test('near by, a stroke lies where the pointer was to a pixel of the original', async () => {
  const { page } = await visitEditor(bed, owner, 'pot.jpg');
  const box = (await stage(page).boundingBox())!;
  const [width, height] = [460, 400];
  const scale = Math.min((box.width - 32) / width, (box.height - 32) / height);
  const at = await placeOn(page, 0.55, 0.45);
  const place = {
    x: (at.x - box.x - (box.width - width * scale) / 2) / scale,
    y: (at.y - box.y - (box.height - height * scale) / 2) / scale,
  };
  await page.mouse.move(at.x, at.y);
  for (let i = 0; i < 13; i++) await page.mouse.wheel(0, -120);
  await eventually(() => page.getByRole('button', { name: /show all of it/ }).textContent()).toMatch(
    /^([7-9]\d\d|\d{4}) %$/,
  );
  await page.mouse.down();
  await page.mouse.up();
  await countHints(owner.api, idOf('pot.jpg')).toBe(1);
  const stroke = (await readHints(owner.api, idOf('pot.jpg'))).at(-1);
  expect(Math.abs(stroke!.points[0]! * width - place.x)).toBeLessThan(1);
  expect(Math.abs(stroke!.points[1]! * height - place.y)).toBeLessThan(1);
  // Finer on the picture the nearer that is.
  expect(stroke!.size).toBeLessThan(0.02);
});

test('the canvas is as fine as its screen, also where that alone changes', async () => {
  const { page } = await visitEditor(bed, owner, 'pot.jpg');
  const widths = () =>
    page.evaluate(() => {
      const canvas = document.querySelector('canvas')!;
      return canvas.width / canvas.clientWidth;
    });
  await eventually(widths).toBe(1);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 1440,
    height: 900,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await eventually(widths).toBe(2);
});

test('what is looked at meanwhile is small, and what is applied is as large as the picture', async () => {
  const { page } = await visitEditor(bed, owner, 'vase.jpg');
  interface Made {
    width: number;
    recipe: { masks: object[] | null };
  }
  const read = async () => {
    const { image } = await owner.api.get<{ image: { cutout: Made; renditions: { nodes: Made[] } } }>(
      `query ($id: ID!) { image(id: $id) {
        cutout { width recipe { masks { version } } }
        renditions(first: 1) { nodes { width recipe { masks { version } } } } } }`,
      { id: idOf('vase.jpg') },
    );
    return { cutout: image.cutout, newest: image.renditions.nodes[0] };
  };
  await draw(page, [0.4, 0.4], [0.6, 0.5]);
  const corrected = { masks: [{ version: expect.any(Number) }] };
  await eventually(read).toMatchObject({
    cutout: { width: 1400, recipe: { masks: null } },
    newest: { width: 1024, recipe: corrected },
  });
  await hasResult(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('Applied').waitFor();
  expect(await read()).toMatchObject({ cutout: { width: 1400, recipe: corrected } });
});
