import type { Size } from './view.ts';

export interface Scene {
  /** The cutout over its original, that faint. */
  compose(cutout: ImageBitmap, ghost: CanvasImageSource | null): CanvasImageSource;
  /** A clear canvas as large as the screen. */
  scratch(size: Size): CanvasRenderingContext2D;
}

/** How much is seen of what is cut away, so that it can be brought back. */
const ghostShare = 0.35;

/** Put together again only when one of its parts is another. */
export function createScene(): Scene {
  const canvas = document.createElement('canvas');
  let made: { cutout: ImageBitmap; ghost: CanvasImageSource } | null = null;
  let spare: HTMLCanvasElement | null = null;

  return {
    compose(cutout, ghost) {
      if (!ghost) return cutout;
      if (made?.cutout === cutout && made.ghost === ghost) return canvas;
      made = { cutout, ghost };
      const { width, height } = cutout;
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.globalAlpha = ghostShare;
      context.drawImage(ghost, 0, 0, width, height);
      context.globalAlpha = 1;
      context.drawImage(cutout, 0, 0);
      return canvas;
    },
    scratch({ width, height }) {
      spare ??= document.createElement('canvas');
      Object.assign(spare, { width, height });
      return spare.getContext('2d') as CanvasRenderingContext2D;
    },
  };
}
