import type { CellGrid } from './cell-grid.ts';

/** A closed line of x,y pairs. */
export type Loop = number[];

/**
 * Marching squares (Lorensen & Cline 1987, in two dimensions): closed lines along which the values, seen as those of
 * the cells' centres, cross the level, in cells, with what is above it on one side throughout. Beyond the grid all is 0.
 */
export function traceLoops(grid: CellGrid<Float32Array>, level: number): Loop[] {
  const { columns, rows, cells } = grid;
  const stride = columns + 2;
  const valueAt = (x: number, y: number) =>
    x < 0 || y < 0 || x >= columns || y >= rows ? 0 : cells[y * columns + x]!;
  // Sides between neighbouring centres: even to the right of a centre, odd beneath it.
  const sideId = (x: number, y: number, isDown: boolean) => ((y + 1) * stride + x + 1) * 2 + Number(isDown);
  const next = new Map<number, number>();
  for (let y = -1; y < rows; y++) {
    for (let x = -1; x < columns; x++) {
      const corners =
        (valueAt(x, y) >= level ? 8 : 0) +
        (valueAt(x + 1, y) >= level ? 4 : 0) +
        (valueAt(x + 1, y + 1) >= level ? 2 : 0) +
        (valueAt(x, y + 1) >= level ? 1 : 0);
      const sides = [
        sideId(x, y, false),
        sideId(x + 1, y, true),
        sideId(x, y + 1, false),
        sideId(x, y, true),
      ];
      for (const [from, to] of crossings[corners]!) next.set(sides[from]!, sides[to]!);
    }
  }
  return [...takeRings(next)].map((ring) => ring.flatMap((id) => locate(id)));

  function locate(id: number): [number, number] {
    const isDown = id % 2 === 1;
    const at = (id - Number(isDown)) / 2;
    const x = (at % stride) - 1;
    const y = Math.floor(at / stride) - 1;
    const first = valueAt(x, y);
    const second = isDown ? valueAt(x, y + 1) : valueAt(x + 1, y);
    const share = (level - first) / (second - first);
    return isDown ? [x + 0.5, y + 0.5 + share] : [x + 0.5 + share, y + 0.5];
  }
}

type Crossing = readonly [number, number];

/** By which corners are above, clockwise from the upper left: from which side to which the line goes; 0 is the upper one. */
const crossings: readonly (readonly Crossing[])[] = [
  [],
  [[2, 3]],
  [[1, 2]],
  [[1, 3]],
  [[0, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[0, 2]],
  [[0, 3]],
  [[3, 0]],
  [[2, 0]],
  [
    [3, 2],
    [1, 0],
  ],
  [[1, 0]],
  [[3, 1]],
  [[2, 1]],
  [[3, 2]],
  [],
];

function* takeRings(next: Map<number, number>): Generator<number[]> {
  for (const start of next.keys()) {
    const ring: number[] = [];
    for (let at: number | undefined = start; at !== undefined; ) {
      const after = next.get(at);
      if (after === undefined) break;
      next.delete(at);
      ring.push(at);
      at = after;
    }
    if (ring.length > 0) yield ring;
  }
}
