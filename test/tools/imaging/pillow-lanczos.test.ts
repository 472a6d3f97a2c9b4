import { expect, test } from 'vitest';
import { resizeLanczos } from '../../../src/tools/imaging/child/pillow-lanczos.ts';

// What Pillow 13.0 makes of this pattern with `resize(size, Resampling.LANCZOS)`.
function drawPattern(width: number, height: number, channels: number) {
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let k = 0; k < channels; k++) data[i++] = (x * 37 + y * 91 + ((x * y) % 7) * 13 + k * 50) % 256;
    }
  }
  return { data, width, height, channels };
}

// biome-ignore format: rows of pixels
const pillow = [
  { what: 'shrinks', width: 4, height: 3, samples: [
    108, 138, 137, 121, 133, 120, 138, 128, 123, 159, 126, 111] },
  { what: 'enlarges', width: 13, height: 11, samples: [
    0, 11, 40, 60, 81, 115, 158, 177, 231, 219, 41, 0, 44, 36, 51, 97, 150, 204, 167, 83, 96, 157, 154, 59, 49, 89,
    139, 179, 195, 156, 218, 169, 19, 40, 126, 160, 147, 173, 208, 167, 231, 209, 59, 76, 117, 96, 130, 187, 208,
    180, 208, 250, 41, 77, 124, 132, 137, 175, 231, 244, 164, 59, 36, 84, 121, 20, 75, 181, 221, 143, 86, 128, 172,
    126, 31, 10, 92, 159, 145, 161, 187, 170, 68, 0, 24, 86, 135, 151, 149, 165, 183, 216, 125, 30, 56, 52, 88, 160,
    176, 177, 199, 225, 128, 37, 73, 88, 110, 123, 137, 183, 250, 255, 185, 51, 59, 99, 108, 45, 109, 190, 199, 231,
    199, 132, 158, 121, 19, 28, 122, 182, 135, 145, 168, 192, 254, 173, 0, 5, 70, 105, 132, 154, 164] },
  { what: 'does the vertical pass first', width: 12, height: 3, samples: [
    70, 113, 131, 123, 174, 124, 95, 150, 182, 107, 90, 143, 108, 134, 157, 131, 90, 107, 158, 166, 121, 102, 131,
    156, 109, 115, 137, 160, 169, 137, 142, 154, 93, 93, 123, 129] },
  { what: 'leaves a side alone', width: 9, height: 3, samples: [
    75, 134, 118, 174, 95, 139, 176, 78, 137, 111, 150, 138, 88, 133, 170, 114, 114, 153, 109, 125, 156, 166, 130,
    159, 87, 112, 128] },
];

test.each(pillow)('$what as Pillow does, sample for sample', ({ width, height, samples }) => {
  const { data, ...size } = resizeLanczos(drawPattern(9, 8, 1), width, height);
  expect(size).toEqual({ width, height, channels: 1 });
  expect([...data]).toEqual(samples);
});

test('shrinks RGB as Pillow does, sample for sample', () => {
  // biome-ignore format: rows of pixels
  const samples = [
    70, 122, 151, 133, 146, 157, 141, 148, 137, 85, 105, 158, 158, 142, 113, 140, 131, 156, 135, 108, 160, 168, 129,
    117, 122, 175, 105, 128, 151, 120, 119, 85, 149, 103, 156, 136, 117, 171, 129, 106, 145, 100, 171, 180, 61, 125,
    182, 125, 133, 194, 128, 201, 147, 48, 92, 54, 139, 105, 167, 159];
  expect([...resizeLanczos(drawPattern(9, 8, 3), 4, 5).data]).toEqual(samples);
});

test('is the same for three channels as for each alone', () => {
  const rgb = drawPattern(31, 17, 3);
  const { data } = resizeLanczos(rgb, 12, 29);
  for (const channel of [0, 1, 2]) {
    const only = { ...rgb, channels: 1, data: rgb.data.filter((_, i) => i % 3 === channel) };
    expect(data.filter((_, i) => i % 3 === channel)).toEqual(resizeLanczos(only, 12, 29).data);
  }
});
