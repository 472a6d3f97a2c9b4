// Draws the strokes over the picture, once a frame at most and only what has changed. `front` has all strokes as they were
// last looked at. While the picture is moved or zoomed, front is moved and scaled; once it is still, or a stroke was taken
// back, the strokes are drawn anew on `back`, a few milliseconds a frame, which then takes front's place. The stroke that
// is being drawn goes straight on the screen, from its last point on.

import type { EditStroke } from './edit-stroke.ts';
import { createLayer, type OverlayLayer, prepare } from './overlay-layer.ts';
import { fillStroke } from './stroke-shape.ts';
import { createPatterns } from './tool-patterns.ts';
import type { Size, View } from './view.ts';

interface OverlayPainter {
  show(strokes: readonly EditStroke[], view: View): void;
  /** The stroke as it has become; null once it is over, which it is also when it is taken back. */
  showLive(stroke: EditStroke | null): void;
  close(): void;
}

export interface PainterOptions {
  canvas: HTMLCanvasElement;
  picture: Size;
  pixelRatio: number;
}

const sliceMs = 6;
const calmMs = 90;

export function createOverlayPainter({ canvas, picture, pixelRatio }: PainterOptions): OverlayPainter {
  const context = prepare(canvas, pixelRatio);
  const patterns = createPatterns(context);
  const size = { width: canvas.width, height: canvas.height };
  let front: OverlayLayer | null = null;
  let back: OverlayLayer | null = null;
  let wanted: { strokes: readonly EditStroke[]; view: View } | null = null;
  let movedMs = 0;
  let live: EditStroke | null = null;
  let liveDrawn = 0;
  let isStale = true;
  let frame = 0;

  const ask = () => {
    frame ||= requestAnimationFrame(paint);
  };

  const layerOf = (view: View) => createLayer({ view, picture, size, pixelRatio });

  /** Whether all is drawn. */
  function drawMore(layer: OverlayLayer, strokes: readonly EditStroke[]): boolean {
    const endMs = performance.now() + sliceMs;
    while (layer.drawn.length < strokes.length && performance.now() < endMs)
      layer.draw(strokes[layer.drawn.length] as EditStroke, strokes.length);
    return layer.drawn.length === strokes.length;
  }

  function prepareLayers({ strokes, view }: { strokes: readonly EditStroke[]; view: View }) {
    front ??= layerOf(view);
    if (back && (back.view !== view || !isStart(back.drawn, strokes))) back = null;
    const isCalm = performance.now() - movedMs > calmMs;
    if (!back && front.view !== view && isCalm) back = layerOf(view);
    if (!back && front.view === view && !isStart(front.drawn, strokes))
      back = front.goBack(sameFrom(front.drawn, strokes));
    if (back && drawMore(back, strokes)) {
      [front, back] = [back, null];
      isStale = true;
    } else if (!back && front.view === view && front.drawn.length < strokes.length) {
      drawMore(front, strokes);
      isStale = true;
    }
  }

  function paint() {
    frame = 0;
    if (!wanted) return;
    prepareLayers(wanted);
    if (isStale) blit(wanted.view);
    if (live) drawLive(live, wanted.view);
    const isDone = front?.view === wanted.view && front.drawn.length === wanted.strokes.length && !back;
    if (!isDone) ask();
  }

  function blit(view: View) {
    if (!front) return;
    isStale = false;
    liveDrawn = 0;
    const by = view.scale / front.view.scale;
    context.clearRect(0, 0, size.width, size.height);
    context.imageSmoothingEnabled = false;
    context.drawImage(
      front.canvas,
      view.x - front.view.x * by,
      view.y - front.view.y * by,
      (size.width / pixelRatio) * by,
      (size.height / pixelRatio) * by,
    );
  }

  function drawLive(stroke: EditStroke, view: View) {
    const count = stroke.points.length / 2;
    if (liveDrawn === count) return;
    context.fillStyle = context.strokeStyle = patterns[stroke.tool];
    fillStroke(context, stroke, { view, picture, firstPoint: liveDrawn });
    liveDrawn = count;
  }

  return {
    show(strokes, view) {
      if (wanted && wanted.view !== view) {
        movedMs = performance.now();
        isStale = true;
      }
      wanted = { strokes, view };
      ask();
    },
    showLive(stroke) {
      if (!stroke || stroke.id !== live?.id) {
        isStale = true;
        liveDrawn = 0;
      }
      live = stroke;
      ask();
    },
    close: () => cancelAnimationFrame(frame),
  };
}

const isStart = (drawn: readonly EditStroke[], strokes: readonly EditStroke[]) =>
  sameFrom(drawn, strokes) === drawn.length;

/** How many of the first are the same. */
function sameFrom(one: readonly EditStroke[], other: readonly EditStroke[]): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}
