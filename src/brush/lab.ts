// CIE 1976 L*a*b* of sRGB (IEC 61966-2-1) under D65. Math.pow and Math.cbrt may round otherwise in another engine, and
// a browser is to see what the server sees: the roots are Newton's, of + − × ÷ alone.

import type { GridSize, Pixels } from './grid.ts';

/** L, a and b of each cell side by side, each divided by 100. */
export interface Lab extends GridSize {
  data: Float32Array;
}

// CIE's constants: 6/29 cubed, and the slope of the straight part below it.
const straightEnd = 216 / 24389;
const straightSlope = 841 / 108;
// Between two entries the curve is straight within 5e-6.
const curveSteps = 4096;

// sRGB's primaries in XYZ; a row's sum is D65's white, which all is measured by.
const toX = [0.4124564, 0.3575761, 0.1804375] as const;
const toY = [0.2126729, 0.7151522, 0.072175] as const;
const toZ = [0.0193339, 0.119192, 0.9503041] as const;

export function toLab({ data, width, height, channels }: Pixels): Lab {
  const linear = Float64Array.from({ length: 256 }, (_, level) => linearize(level / 255));
  const curve = Float64Array.from({ length: curveSteps + 2 }, (_, step) => bend(step / curveSteps));
  const out = new Float32Array(width * height * 3);
  for (let to = 0, from = 0; to < out.length; to += 3, from += channels) {
    const red = linear[data[from]!]!;
    const green = linear[data[from + 1]!]!;
    const blue = linear[data[from + 2]!]!;
    const x = lookUp(curve, mix(toX, red, green, blue));
    const y = lookUp(curve, mix(toY, red, green, blue));
    const z = lookUp(curve, mix(toZ, red, green, blue));
    out[to] = 1.16 * y - 0.16;
    out[to + 1] = 5 * (x - y);
    out[to + 2] = 2 * (y - z);
  }
  return { data: out, width, height };
}

function mix([r, g, b]: readonly [number, number, number], red: number, green: number, blue: number): number {
  return (r * red + g * green + b * blue) / (r + g + b);
}

/** The power of 2.4 is a square times the fifth root of a square. */
function linearize(share: number): number {
  if (share <= 0.04045) return share / 12.92;
  const base = (share + 0.055) / 1.055;
  return base * base * findRoot(base * base, 5);
}

function bend(share: number): number {
  return share > straightEnd ? findRoot(share, 3) : straightSlope * share + 4 / 29;
}

function lookUp(curve: Float64Array, share: number): number {
  const at = share * curveSteps;
  const step = at | 0;
  return curve[step]! + (curve[step + 1]! - curve[step]!) * (at - step);
}

/** Newton's way from above to the `degree`th root of a value in 0..about 1, until it falls no more. */
function findRoot(value: number, degree: 3 | 5): number {
  let root = 1.01;
  for (;;) {
    const power = degree === 3 ? root * root : root * root * root * root;
    const next = root - (root - value / power) / degree;
    if (next >= root) return root;
    root = next;
  }
}
