import { expect, test } from 'vitest';
import { createBody, stand } from '../../src/collage/body.ts';
import { createForces } from '../../src/collage/forces.ts';
import { createFrame } from '../../src/collage/frame.ts';
import { createRandom } from '../../src/collage/random.ts';
import { drawRaster } from '../../src/collage/raster.ts';
import { prepareShape } from '../../src/collage/shape.ts';
import { rectangleSilhouette } from '../../src/collage/silhouette.ts';
import { partOverlaps } from '../../src/collage/steps/part.ts';
import { settle } from '../../src/collage/steps/settle.ts';
import type { Table } from '../../src/collage/table.ts';

/** Two alike at the same place: whatever pushes them apart pushes them back as much. */
function setTable(): Table {
  const shape = prepareShape(rectangleSilhouette(1));
  const bodies = ['a', 'b'].map((key) => {
    const body = createBody(key, shape, 0.2);
    stand(body, { x: 0.5, y: 0.375, size: 0.2, angle: 0 });
    return body;
  });
  return { frame: createFrame(4 / 3), bodies, free: bodies, random: createRandom(1), forces: createForces() };
}

const countShared = ({ bodies, frame }: Table) =>
  [...drawRaster(bodies, frame, 260).shared.values()].reduce((sum, cells) => sum + cells, 0);

test('who covers another on the raster is moved off where pushing alone does not help', () => {
  const pushed = setTable();
  settle(pushed);
  expect(countShared(pushed)).toBeGreaterThan(100);
  const parted = setTable();
  const raster = partOverlaps(parted);
  expect(countShared(parted)).toBe(0);
  expect(raster.filled).toBe(raster.counts[0]! + raster.counts[1]!);
});
