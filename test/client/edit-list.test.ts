import { describe, expect, test } from 'vitest';
import {
  addStrokes,
  type EditList,
  openList,
  redo,
  replaceStrokes,
  takeOthers,
  undo,
} from '../../client/src/editor/edit-list.ts';
import { type EditStroke, newStrokeId } from '../../client/src/editor/edit-stroke.ts';
import { splitStroke } from '../../client/src/editor/split-stroke.ts';

const stroke = (id: string, part: Partial<EditStroke> = {}): EditStroke => ({
  id,
  tool: 'KEEP',
  size: 0.05,
  hardness: 1,
  points: [0.5, 0.5],
  pressures: null,
  ...part,
});
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => stroke(id)) as [
  EditStroke,
  EditStroke,
  EditStroke,
  EditStroke,
];
const ids = (list: EditList) => list.strokes.map(({ id }) => id).join('');

describe('what was done', () => {
  test('is taken back and done again a stroke a step, those of an earlier visit too', () => {
    let list = addStrokes(openList([a, b]), [c]);
    list = undo(undo(list));
    expect(ids(list)).toBe('a');
    expect(ids(undo(undo(list)))).toBe('');
    expect(ids(redo(redo(list)))).toBe('abc');
    expect(redo(redo(redo(list)))).toEqual(redo(redo(list)));
  });

  test('is done anew from where it was taken back to', () => {
    const list = addStrokes(undo(addStrokes(openList([a]), [b])), [c]);
    expect(ids(list)).toBe('ac');
    expect(ids(redo(list))).toBe('ac');
  });

  test('is one step where it was one stroke that was too long, and when all is started over', () => {
    const list = addStrokes(openList([]), [a, b]);
    expect(ids(undo(list))).toBe('');
    const over = replaceStrokes(list, []);
    expect(ids(over)).toBe('');
    expect(ids(undo(over))).toBe('ab');
    expect(replaceStrokes(over, [])).toBe(over);
  });

  test('is put back in its place', () => {
    const list = replaceStrokes(openList([a, b, c]), [a, c, d]);
    expect(ids(list)).toBe('acd');
    expect(ids(undo(list))).toBe('abc');
    expect(ids(redo(undo(list)))).toBe('acd');
  });

  test('elsewhere is not to be taken back here', () => {
    const list = takeOthers(addStrokes(openList([]), [b]), [a, b]);
    expect(ids(undo(list))).toBe('a');
    expect(ids(undo(undo(list)))).toBe('a');
  });

  test('elsewhere is no step that does nothing, and what others removed does not come back', () => {
    const drawn = addStrokes(addStrokes(openList([]), [a]), [b]);
    expect(ids(undo(takeOthers(drawn, [a])))).toBe('');
    const undone = takeOthers(undo(drawn), []);
    expect(ids(undo(undone))).toBe('');
    expect(ids(redo(undone))).toBe('b');
    const over = takeOthers(replaceStrokes(openList([a, b]), []), [a]);
    expect(ids(undo(over))).toBe('ab');
  });
});

describe('a stroke', () => {
  test('has an id after all before it', () => {
    const given = Array.from({ length: 50 }, () => newStrokeId(1_796_000_000_000));
    expect(given.toSorted()).toEqual(given);
    expect(new Set(given).size).toBe(50);
  });

  const options = { picture: { width: 1000, height: 500 }, tolerance: 0.25 };

  test('has no more points than its shape needs', () => {
    const straight = Array.from({ length: 101 }, (_, at) => [at / 100, 0.5]).flat();
    const [thin] = splitStroke(stroke('s', { points: straight }), options);
    expect(thin?.points).toEqual([0, 0.5, 1, 0.5]);
    const bent = splitStroke(stroke('s', { points: [0, 0, 0.5, 0.002, 1, 0] }), options);
    expect(bent[0]?.points).toHaveLength(6);
    const pressed = splitStroke(
      stroke('s', { points: [0, 0, 0.5, 0, 1, 0], pressures: [0.2, 0.9, 0.2] }),
      options,
    );
    expect(pressed[0]?.pressures).toEqual([0.2, 0.9, 0.2]);
  });

  test('that has too many is several, each from where the one before it ends', () => {
    const zigzag = Array.from({ length: 5000 }, (_, at) => [at / 5000, at % 2]).flat();
    const parts = splitStroke(stroke('s', { points: zigzag }), options);
    expect(parts.map(({ points }) => points.length / 2)).toEqual([2000, 2000, 1002]);
    for (const [at, part] of parts.slice(1).entries())
      expect(part.points.slice(0, 2)).toEqual(parts[at]?.points.slice(-2));
    expect(new Set(parts.map(({ id }) => id)).size).toBe(3);
  });

  test('that is a dab is a point', () => {
    expect(splitStroke(stroke('s'), options)).toEqual([stroke('s')]);
  });
});

test('what was taken back at an earlier visit is done again, as far as it fits what is there', () => {
  const before = undo(undo(undo(addStrokes(addStrokes(openList([a]), [b]), [c]))));
  expect(ids(before)).toBe('');
  const opened = openList(before.strokes, before.future);
  expect([redo(opened), redo(redo(opened)), redo(redo(redo(opened)))].map(ids)).toEqual(['a', 'ab', 'abc']);
  // Another window has drawn `b` again since.
  const other = openList([b], before.future);
  expect(ids(redo(other))).toBe('ba');
  expect(redo(other).future).toEqual([]);
  const over = undo(replaceStrokes(openList([a, b]), []));
  expect(ids(redo(openList(over.strokes, over.future)))).toBe('');
  expect(openList([a], over.future).future).toEqual([]);
});
