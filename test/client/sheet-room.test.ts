import { expect, test } from 'vitest';
import { editorSides } from '../../client/src/editor/editor-recipe.ts';
import { maskRoom } from '../../client/src/editor/mask-room.ts';
import { hasRoom } from '../../client/src/editor/sheet-room.ts';
import { wordSaveProblem } from '../../client/src/editor/word-save-problem.ts';
import { resolveSide } from '../../src/brush/resolve.ts';
import { maskLimits } from '../../src/config/mask-limit.ts';
import { stroke } from './mask-server.ts';

test('what the server takes is known here, and the grid on which it solves hints', () => {
  expect(maskLimits).toMatchObject(maskRoom);
  expect(editorSides.grid).toBe(resolveSide);
});

test('as much is drawn as the server keeps, on each sheet', () => {
  const { strokes, points } = maskLimits;
  const many = Array.from({ length: strokes - 1 }, (_, at) => stroke(`${at}`));
  expect(hasRoom(many, [stroke('a')])).toBe(true);
  expect(hasRoom(many, [stroke('a'), stroke('b')])).toBe(false);
  expect(hasRoom([...many, stroke('a')], [stroke('b', 'PAINT')])).toBe(true);
  const long = { ...stroke('a'), points: new Array(points * 2).fill(0.5) };
  expect(hasRoom([], [long])).toBe(true);
  expect(hasRoom([long], [stroke('b')])).toBe(false);
});

test('strokes that are refused are not called settings', () => {
  expect(wordSaveProblem({ code: 'BAD_USER_INPUT', params: {} })).toContain('strokes');
  expect(wordSaveProblem({ code: 'RATE_LIMITED', params: {} })).toBe('Too many requests at once');
});
