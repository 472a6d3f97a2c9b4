/**
 * A x = b, A symmetric and positive, for some cells of a grid: the free ones. Vectors on the grid hold all of its cells, the
 * rest of them as they are; vectors of the free cells alone are in the order of `cells`.
 */
export interface LinearSystem {
  /** Where on the grid each free cell is. */
  cells: Int32Array;
  /** A's own, a free cell each. */
  diagonal: Float32Array;
  /** Writes A · vector of the free cells to `product` and returns vector · A · vector. The vector is 0 where nothing is free. */
  multiply(vector: Float32Array, product: Float32Array): number;
}

export interface Effort {
  /** At most this many steps. */
  iterations: number;
  /** Ends when the residual is this share of what it was at the start. */
  tolerance: number;
}

export interface Outcome {
  /** Steps that were made. */
  iterations: number;
  /** What is left of the residual, as a share of that at the start, in the norm of the preconditioner; 0 if there was none. */
  residual: number;
}

/**
 * Conjugate gradients with Jacobi's preconditioner (Hestenes & Stiefel 1952; Shewchuk, "An Introduction to the Conjugate
 * Gradient Method Without the Agonizing Pain", 1994, B3), from where the free cells of `x` are: they are written to.
 *
 * @param residual b − A x of the free cells at the start; used up.
 */
export function solveSystem(
  { cells, diagonal, multiply }: LinearSystem,
  x: Float32Array,
  residual: Float32Array,
  { iterations, tolerance }: Effort,
): Outcome {
  const count = cells.length;
  const direction = new Float32Array(x.length);
  const product = new Float32Array(count);
  const inverse = diagonal.map((value) => (value > 0 ? 1 / value : 0));
  let square = 0;
  for (let k = 0; k < count; k++) {
    const step = residual[k]! * inverse[k]!;
    direction[cells[k]!] = step;
    square += residual[k]! * step;
  }
  const first = square;
  const enough = first * tolerance * tolerance;
  let done = 0;
  while (done < iterations && square > enough) {
    const curvature = multiply(direction, product);
    if (!(curvature > 0)) break;
    const length = square / curvature;
    const before = square;
    square = 0;
    for (let k = 0; k < count; k++) {
      const cell = cells[k]!;
      x[cell]! += length * direction[cell]!;
      const left = residual[k]! - length * product[k]!;
      residual[k] = left;
      square += left * left * inverse[k]!;
    }
    const share = square / before;
    for (let k = 0; k < count; k++) {
      const cell = cells[k]!;
      direction[cell] = residual[k]! * inverse[k]! + share * direction[cell]!;
    }
    done++;
  }
  return { iterations: done, residual: first > 0 ? Math.sqrt(square / first) : 0 };
}
