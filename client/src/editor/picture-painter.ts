import { createBackdrop } from './backdrop.ts';
import type { Background } from './look.ts';
import { createScene, type Scene } from './scene.ts';
import type { Size, View } from './view.ts';

/** A part of the original, finer than the picture that is there from the start. */
export interface SharpPart {
  bitmap: ImageBitmap;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface PictureLook {
  view: View;
  original: CanvasImageSource | null;
  sharp: SharpPart | null;
  cutout: ImageBitmap | null;
  background: Background;
  isBefore: boolean;
}

interface PicturePainter {
  show(look: PictureLook): void;
  close(): void;
}

interface PainterOptions {
  canvas: HTMLCanvasElement;
  /** The original's size, upright. */
  picture: Size;
  pixelRatio: number;
}

/**
 * Draws the picture as it is looked at, once a frame at most. What is cut out lies ready over its faint original in a canvas
 * no larger than the cutout, so that a move is one picture that is drawn elsewhere.
 */
export function createPicturePainter({ canvas, picture, pixelRatio }: PainterOptions): PicturePainter {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const backdrop = createBackdrop(canvas);
  const scene: Scene = createScene();
  let look: PictureLook | null = null;
  let frame = 0;

  function paint() {
    frame = 0;
    if (!look) return;
    const { view, original, sharp, cutout, background, isBefore } = look;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const hasCutout = cutout && !isBefore;
    if (hasCutout) backdrop.fill(placeOf(look), background);
    place(context, view);
    if (!hasCutout) {
      if (original) context.drawImage(original, 0, 0, picture.width, picture.height);
      if (sharp) context.drawImage(sharp.bitmap, sharp.x, sharp.y, sharp.width, sharp.height);
      return;
    }
    const ghost = background === 'photo' ? original : null;
    context.drawImage(scene.compose(cutout, ghost), 0, 0, picture.width, picture.height);
    if (sharp) drawSharp(look, cutout, sharp);
  }

  function placeOf({ view }: PictureLook) {
    const scale = view.scale * pixelRatio;
    return {
      x: Math.round(view.x * pixelRatio),
      y: Math.round(view.y * pixelRatio),
      width: Math.round(picture.width * scale),
      height: Math.round(picture.height * scale),
    };
  }

  function place(on: CanvasRenderingContext2D, view: View) {
    const scale = view.scale * pixelRatio;
    on.setTransform(scale, 0, 0, scale, view.x * pixelRatio, view.y * pixelRatio);
    // From there on pixels are to be seen as such.
    on.imageSmoothingEnabled = scale < 4;
  }

  /** Near by, the pixels are the original's and only where they end is the cutout's. */
  function drawSharp({ view }: PictureLook, cutout: ImageBitmap, sharp: SharpPart) {
    const near = scene.scratch(canvas);
    place(near, view);
    near.imageSmoothingEnabled = true;
    near.drawImage(cutout, 0, 0, picture.width, picture.height);
    near.globalCompositeOperation = 'source-in';
    near.drawImage(sharp.bitmap, sharp.x, sharp.y, sharp.width, sharp.height);
    near.globalCompositeOperation = 'source-over';
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(near.canvas, 0, 0);
  }

  return {
    show(next) {
      look = next;
      frame ||= requestAnimationFrame(paint);
    },
    close: () => cancelAnimationFrame(frame),
  };
}
