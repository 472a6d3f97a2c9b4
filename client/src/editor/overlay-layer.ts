import type { EditStroke } from './edit-stroke.ts';
import { fillStroke } from './stroke-shape.ts';
import { createPatterns } from './tool-patterns.ts';
import type { Size, View } from './view.ts';

/** Strokes as they are looked at from one view, as large as the screen. */
export interface OverlayLayer {
  canvas: HTMLCanvasElement;
  view: View;
  drawn: readonly EditStroke[];
  /** One more, of so many that there will be. */
  draw(stroke: EditStroke, of: number): void;
  /** A layer of its own with the first of them, as far as one was kept. */
  goBack(count: number): OverlayLayer;
}

interface Checkpoint {
  drawn: readonly EditStroke[];
  canvas: HTMLCanvasElement;
}

/** So that one that is taken back costs at most so many others; more than a few of them would fill a phone. */
const [checkpointEvery, mostCheckpoints] = [32, 3];

interface LayerOptions {
  view: View;
  picture: Size;
  /** In pixels of the device. */
  size: Size;
  pixelRatio: number;
}

export function createLayer(options: LayerOptions, from?: Checkpoint, kept: Checkpoint[] = []): OverlayLayer {
  const { view, picture, size, pixelRatio } = options;
  const canvas = copyCanvas(size, from?.canvas);
  const context = prepare(canvas, pixelRatio);
  const patterns = createPatterns(context);
  const checkpoints = [...kept];
  const drawn = [...(from?.drawn ?? [])];
  const layer: OverlayLayer = {
    canvas,
    view,
    drawn,
    draw(stroke, of) {
      context.fillStyle = context.strokeStyle = patterns[stroke.tool];
      fillStroke(context, stroke, { view, picture });
      drawn.push(stroke);
      // Those that are far back are not gone back to before others are.
      const isFar = drawn.length <= of - checkpointEvery * mostCheckpoints;
      if (drawn.length % checkpointEvery !== 0 || isFar) return;
      checkpoints.push({ drawn: [...drawn], canvas: copyCanvas(size, canvas) });
      if (checkpoints.length > mostCheckpoints) checkpoints.shift();
    },
    goBack(count) {
      const usable = checkpoints.filter((one) => one.drawn.length <= count);
      return createLayer(options, usable.at(-1), usable);
    },
  };
  return layer;
}

export function prepare(canvas: HTMLCanvasElement, pixelRatio: number): CanvasRenderingContext2D {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.lineCap = context.lineJoin = 'round';
  return context;
}

function copyCanvas({ width, height }: Size, from?: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  if (from) canvas.getContext('2d')?.drawImage(from, 0, 0);
  return canvas;
}
