import type { Background } from './look.ts';

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In pixels of the device. */
const checkerPx = 10;

/** What lies beneath a cutout, in pixels of the screen: squares are of one size, however near the picture is. */
export function createBackdrop(canvas: HTMLCanvasElement) {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  let checker: { pattern: CanvasPattern; of: string } | null = null;

  /** In the colours of the scheme there is now. */
  function findChecker(): CanvasPattern {
    const style = getComputedStyle(canvas);
    const [light, dark] = ['--checker-light', '--checker-dark'].map((name) => style.getPropertyValue(name));
    const of = `${light} ${dark}`;
    if (checker?.of !== of) checker = { pattern: drawChecker(light || '#fff', dark || '#ddd'), of };
    return checker.pattern;
  }

  function drawChecker(light: string, dark: string): CanvasPattern {
    const side = checkerPx * 2;
    const tile = Object.assign(document.createElement('canvas'), { width: side, height: side });
    const cells = tile.getContext('2d') as CanvasRenderingContext2D;
    cells.fillStyle = light;
    cells.fillRect(0, 0, side, side);
    cells.fillStyle = dark;
    cells.fillRect(0, 0, checkerPx, checkerPx);
    cells.fillRect(checkerPx, checkerPx, checkerPx, checkerPx);
    return context.createPattern(tile, 'repeat') as CanvasPattern;
  }

  return {
    fill({ x, y, width, height }: Place, background: Background) {
      context.fillStyle = background.startsWith('#') ? background : findChecker();
      const [left, top] = [Math.max(x, 0), Math.max(y, 0)];
      context.fillRect(
        left,
        top,
        Math.min(x + width, canvas.width) - left,
        Math.min(y + height, canvas.height) - top,
      );
    },
  };
}
