import { expect, test } from 'vitest';
import { createWheelReader, type WheelInput } from '../../client/src/editor/wheel-reader.ts';

const wheel = (part: Partial<WheelInput>): WheelInput => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ms: 0,
  isZoom: false,
  ...part,
});
const meant = (...inputs: Partial<WheelInput>[]) => {
  const read = createWheelReader();
  return inputs.map((input) => read(wheel(input)).do);
};

test('the wheel of a mouse zooms, whatever pixels the system makes of a notch', () => {
  // Windows at 100 % and at 150 %, a Mac's, Linux', and Firefox' lines.
  expect(meant({ deltaY: 100, wheelDeltaY: -120 })).toEqual(['zoom']);
  expect(meant({ deltaY: 66.666, wheelDeltaY: -120 }, { deltaY: 133.333, wheelDeltaY: -240 })).toEqual([
    'zoom',
    'zoom',
  ]);
  expect(meant({ deltaY: 4.000244140625, wheelDeltaY: -120 })).toEqual(['zoom']);
  expect(meant({ deltaY: 3, deltaMode: 1, wheelDeltaY: -144 })).toEqual(['zoom']);
});

test('fingers on a trackpad pan, whole pixels and a passing notch too', () => {
  const run = [1, 7, 40, 40, 13].map((deltaY, at) => ({ deltaY, wheelDeltaY: -3 * deltaY, ms: at * 16 }));
  expect(meant(...run)).toEqual(['pan', 'pan', 'pan', 'pan', 'pan']);
  expect(meant({ deltaX: 5, deltaY: 0, wheelDeltaY: 0 })).toEqual(['pan']);
  expect(meant({ deltaY: 12 })).toEqual(['pan']);
});

test('after the fingers a wheel zooms again', () => {
  expect(meant({ deltaY: 5, wheelDeltaY: -15 }, { deltaY: 100, wheelDeltaY: -120, ms: 400 })).toEqual([
    'pan',
    'zoom',
  ]);
});

test('a pinch zooms more by the same way', () => {
  const read = createWheelReader();
  expect(read(wheel({ deltaY: -10, isZoom: true }))).toEqual({ do: 'zoom', factor: 1.01 ** 10 });
  expect(read(wheel({ deltaY: -100, isZoom: true }))).toEqual({ do: 'zoom', factor: 1.0015 ** 100 });
});
