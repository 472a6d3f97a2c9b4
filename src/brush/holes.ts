import type { Levels } from './grid.ts';

/**
 * Fills what is outside (below 128), is joined over sides of cells, and has at most this share of all cells; its soft rim too,
 * as far as that rises away from it.
 *
 * @param atBorder whether what touches the picture's border is a hole.
 */
export function fillHoles(levels: Levels, share: number, { atBorder }: { atBorder: boolean }): Levels {
  const { width, height } = levels;
  const data = levels.data.slice();
  const most = share * data.length;
  const seen = new Uint8Array(data.length);
  const cells = createList();
  for (let first = 0; first < data.length; first++) {
    if (data[first]! >= 128 || seen[first]) continue;
    const touchesBorder = collect({ data, width, height }, seen, first, cells);
    if (cells.length <= most && (atBorder || !touchesBorder)) fill({ data, width, height }, cells);
  }
  return { data, width, height };
}

interface List {
  length: number;
  items: Int32Array;
}

function createList(): List {
  return { length: 0, items: new Int32Array(1024) };
}

function add(list: List, item: number): void {
  if (list.length === list.items.length) {
    const items = new Int32Array(list.length * 2);
    items.set(list.items);
    list.items = items;
  }
  list.items[list.length++] = item;
}

/** All cells outside that are joined to the first; whether one of them is at the border. */
function collect({ data, width, height }: Levels, seen: Uint8Array, first: number, cells: List): boolean {
  const visit = (cell: number) => {
    if (data[cell]! >= 128 || seen[cell]) return;
    seen[cell] = 1;
    add(cells, cell);
  };
  cells.length = 0;
  visit(first);
  let touchesBorder = false;
  for (let next = 0; next < cells.length; next++) {
    const cell = cells.items[next]!;
    const y = (cell / width) | 0;
    const x = cell - y * width;
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) touchesBorder = true;
    if (x > 0) visit(cell - 1);
    if (x < width - 1) visit(cell + 1);
    if (y > 0) visit(cell - width);
    if (y < height - 1) visit(cell + width);
  }
  return touchesBorder;
}

/** The cells, and from them uphill, but not along what is flat, to what is whole: a hole with a soft rim leaves no ring. */
function fill({ data, width, height }: Levels, cells: List): void {
  const levelsBefore = createList();
  for (let at = 0; at < cells.length; at++) add(levelsBefore, data[cells.items[at]!]!);
  for (let at = 0; at < cells.length; at++) data[cells.items[at]!] = 255;
  const visit = (cell: number, from: number) => {
    const level = data[cell]!;
    if (level === 255 || level <= from) return;
    data[cell] = 255;
    add(cells, cell);
    add(levelsBefore, level);
  };
  for (let next = 0; next < cells.length; next++) {
    const cell = cells.items[next]!;
    const from = levelsBefore.items[next]!;
    const y = (cell / width) | 0;
    const x = cell - y * width;
    if (x > 0) visit(cell - 1, from);
    if (x < width - 1) visit(cell + 1, from);
    if (y > 0) visit(cell - width, from);
    if (y < height - 1) visit(cell + width, from);
  }
}
