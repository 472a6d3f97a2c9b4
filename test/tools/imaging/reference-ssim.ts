export interface Luma {
  data: Float64Array;
  width: number;
  height: number;
}

/** Luma of RGB pixels. */
export function toLuma(pixels: Uint8Array, width: number, height: number): Luma {
  const data = Float64Array.from(
    { length: width * height },
    (_, i) => 0.298936 * pixels[i * 3]! + 0.587043 * pixels[i * 3 + 1]! + 0.114021 * pixels[i * 3 + 2]!,
  );
  return { data, width, height };
}

/** Wang et al. 2004, window by window, straight from the formula: 11 × 11, σ 1.5, K1 0.01, K2 0.03, range 255. */
export function computeSsim(one: Luma, other: Luma): number {
  const { width, height } = one;
  const window = gaussian(11, 1.5);
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  let sum = 0;
  for (let y = 0; y + 11 <= height; y++) {
    for (let x = 0; x + 11 <= width; x++) {
      let [meanA, meanB, squareA, squareB, product] = [0, 0, 0, 0, 0];
      for (const [index, weight] of window.entries()) {
        const at = (y + Math.floor(index / 11)) * width + x + (index % 11);
        const a = one.data[at]!;
        const b = other.data[at]!;
        meanA += weight * a;
        meanB += weight * b;
        squareA += weight * a * a;
        squareB += weight * b * b;
        product += weight * a * b;
      }
      const covariance = product - meanA * meanB;
      const variances = squareA - meanA ** 2 + squareB - meanB ** 2;
      sum +=
        ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
        ((meanA ** 2 + meanB ** 2 + c1) * (variances + c2));
    }
  }
  return sum / ((width - 10) * (height - 10));
}

function gaussian(side: number, sigma: number): number[] {
  const middle = (side - 1) / 2;
  const weights = Array.from({ length: side * side }, (_, i) => {
    const [down, across] = [Math.floor(i / side) - middle, (i % side) - middle];
    return Math.exp(-(down ** 2 + across ** 2) / (2 * sigma ** 2));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** What the authors' ssim.m does first: the mean of f × f pixels around every f-th, mirrored at the edges. */
export function shrinkAsAuthors({ data, width, height }: Luma): Luma {
  const step = Math.max(1, Math.round(Math.min(width, height) / 256));
  const before = Math.floor((step - 1) / 2);
  const out = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
  const mirror = (at: number, size: number) => (at < 0 ? -at - 1 : at < size ? at : 2 * size - 1 - at);
  const mean = (x: number, y: number) => {
    let sum = 0;
    for (let i = 0; i < step * step; i++) {
      const row = mirror(y * step - before + Math.floor(i / step), height);
      sum += data[row * width + mirror(x * step - before + (i % step), width)]!;
    }
    return sum / step ** 2;
  };
  const pixels = Float64Array.from({ length: out.width * out.height }, (_, i) =>
    mean(i % out.width, Math.floor(i / out.width)),
  );
  return { data: pixels, ...out };
}
