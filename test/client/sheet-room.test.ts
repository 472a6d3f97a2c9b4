import { expect, test } from 'vitest';
import { hasRoom, sheetRoom } from '../../client/src/editor/sheet-room.ts';
import { wordSaveProblem } from '../../client/src/editor/word-save-problem.ts';
import { maskLimits } from '../../src/config/mask-limit.ts';
import { stroke } from './mask-server.ts';

test('as much is drawn as the server keeps, on each sheet', () => {
  const { strokes, points } = maskLimits;
  expect(sheetRoom).toEqual({ strokes, points });
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
