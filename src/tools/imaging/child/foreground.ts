// Foreground colours by blurring and fusing, twice: Forte & Pitié, "Approximate Fast Foreground Colour Estimation", ICIP
// 2021. The blurred colours are slow in space, so they are made on a small grid; the last fusion, which keeps the picture's
// own detail, is done at full size, and only where the edge is soft.

import { blurBox } from './box-blur.ts';
import type { Picture } from './picture.ts';

// Side of a grid cell: 4 px, more for large pictures, whose soft edges are as much wider.
const smallestStep = 4;
const longestGridSide = 400;
// Above this the old background's share of a colour is at most 2 %.
const solidAlpha = 250;
// The paper's 90 and 6 px are for pictures of about 1,500 px; in shares of the longer side.
const wideShare = 90 / 1500;
const narrowShare = 6 / 1500;

type Planes = readonly [Float32Array, Float32Array, Float32Array];

/** Estimates on the grid, red, green and blue of 0..255 each. */
interface Colours {
  foreground: Planes;
  background: Planes;
}

interface Grid {
  /** Side of a cell, pixels. */
  step: number;
  width: number;
  height: number;
  /** 0..1. */
  alpha: Float32Array;
  seen: Planes;
}

/** Writes the colours of the subject alone into the RGBA picture where 0 < alpha < 250. */
export function replaceSoftColours(picture: Picture): void {
  const grid = shrink(picture);
  const longSide = Math.max(grid.width, grid.height);
  const wide = Math.max(1, Math.round(longSide * wideShare));
  const narrow = Math.max(1, Math.round(longSide * narrowShare));
  const first = blurColours(grid, { foreground: grid.seen, background: grid.seen }, wide);
  const fused = { foreground: fuseGrid(grid, first), background: first.background };
  fuseSoftPixels(picture, grid, blurColours(grid, fused, narrow));
}

/** Means of a cell's pixels, of fewer at the right and the lower border. */
function shrink({ data, width, height }: Picture): Grid {
  const step = Math.max(smallestStep, Math.ceil(Math.max(width, height) / longestGridSide));
  const gridWidth = Math.ceil(width / step);
  const gridHeight = Math.ceil(height / step);
  const plane = () => new Float32Array(gridWidth * gridHeight);
  const [red, green, blue, alpha] = [plane(), plane(), plane(), plane()];
  for (let gridY = 0, to = 0; gridY < gridHeight; gridY++) {
    const bottom = Math.min((gridY + 1) * step, height);
    for (let gridX = 0; gridX < gridWidth; gridX++, to++) {
      const left = gridX * step;
      const right = Math.min(left + step, width);
      let [r, g, b, a] = [0, 0, 0, 0];
      for (let y = gridY * step; y < bottom; y++) {
        const end = (y * width + right) * 4;
        for (let i = (y * width + left) * 4; i < end; i += 4) {
          r += data[i]!;
          g += data[i + 1]!;
          b += data[i + 2]!;
          a += data[i + 3]!;
        }
      }
      const count = (right - left) * (bottom - gridY * step);
      red[to] = r / count;
      green[to] = g / count;
      blue[to] = b / count;
      alpha[to] = a / count / 255;
    }
  }
  return { step, width: gridWidth, height: gridHeight, alpha, seen: [red, green, blue] };
}

/** Both colours as means over the neighbourhood, weighted by how much of each there is. */
function blurColours(
  { width, height, alpha }: Grid,
  { foreground, background }: Colours,
  radius: number,
): Colours {
  const mean = (planes: Planes, weight: Float32Array): Planes => {
    const total = blurBox(weight, width, height, radius);
    const blur = (plane: Float32Array) => {
      const blurred = blurBox(multiply(plane, weight), width, height, radius);
      for (let i = 0; i < blurred.length; i++) blurred[i]! /= total[i]! + 1e-5;
      return blurred;
    };
    return [blur(planes[0]), blur(planes[1]), blur(planes[2])];
  };
  return {
    foreground: mean(foreground, alpha),
    background: mean(
      background,
      alpha.map((value) => 1 - value),
    ),
  };
}

function multiply(plane: Float32Array, weight: Float32Array): Float32Array {
  const product = new Float32Array(plane.length);
  for (let i = 0; i < plane.length; i++) product[i] = plane[i]! * weight[i]!;
  return product;
}

function fuseGrid({ alpha, seen }: Grid, { foreground, background }: Colours): Planes {
  const fuse = (channel: 0 | 1 | 2) =>
    foreground[channel].map((value, i) =>
      fusePixel(value, background[channel][i]!, seen[channel][i]!, alpha[i]!),
    );
  return [fuse(0), fuse(1), fuse(2)];
}

/** F + α (I − α F − (1 − α) B), within 0..255. */
function fusePixel(foreground: number, background: number, seen: number, alpha: number): number {
  const fused = foreground + alpha * (seen - alpha * foreground - (1 - alpha) * background);
  return fused < 0 ? 0 : fused > 255 ? 255 : fused;
}

function fuseSoftPixels({ data, width, height }: Picture, grid: Grid, colours: Colours): void {
  const line = new Float32Array(grid.width * 6);
  for (let y = 0; y < height; y++) {
    const start = y * width * 4;
    if (!hasSoftPixel(data, start, start + width * 4)) continue;
    interpolateRow(line, grid, colours, y);
    for (let x = 0, i = start; x < width; x++, i += 4) {
      const alpha = data[i + 3]!;
      if (alpha === 0 || alpha >= solidAlpha) continue;
      const at = clamp((x + 0.5) / grid.step - 0.5, grid.width - 1);
      const left = Math.floor(at);
      const right = Math.min(left + 1, grid.width - 1) * 6;
      const share = at - left;
      for (let channel = 0; channel < 3; channel++) {
        const cell = left * 6 + channel;
        const f = line[cell]! + (line[right + channel]! - line[cell]!) * share;
        const b = line[cell + 3]! + (line[right + channel + 3]! - line[cell + 3]!) * share;
        data[i + channel] = Math.round(fusePixel(f, b, data[i + channel]!, alpha / 255));
      }
    }
  }
}

function hasSoftPixel(data: Uint8Array, start: number, end: number): boolean {
  for (let i = start + 3; i < end; i += 4) if (data[i]! > 0 && data[i]! < solidAlpha) return true;
  return false;
}

/** The grid's colours at the height of a row of pixels: six values a cell, foreground then background. */
function interpolateRow(
  line: Float32Array,
  grid: Grid,
  { foreground, background }: Colours,
  y: number,
): void {
  const at = clamp((y + 0.5) / grid.step - 0.5, grid.height - 1);
  const top = Math.floor(at);
  const upper = top * grid.width;
  const lower = Math.min(top + 1, grid.height - 1) * grid.width;
  const share = at - top;
  for (const [channel, plane] of [...foreground, ...background].entries()) {
    for (let x = 0, to = channel; x < grid.width; x++, to += 6) {
      const value = plane[upper + x]!;
      line[to] = value + (plane[lower + x]! - value) * share;
    }
  }
}

function clamp(value: number, largest: number): number {
  return Math.min(Math.max(value, 0), largest);
}
