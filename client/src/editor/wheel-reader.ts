/** Of a WheelEvent; `wheelDeltaY` is not told by all browsers. */
export interface WheelInput {
  deltaX: number;
  deltaY: number;
  deltaMode: number;
  wheelDeltaY?: number;
  ms: number;
  /** Ctrl or ⌘; a pinch on a trackpad comes with it. */
  isZoom: boolean;
}

type WheelMeaning = { do: 'zoom'; factor: number } | { do: 'pan'; by: { x: number; y: number } };

/** A line or a page of a wheel that tells no pixels. */
const unitPx = [1, 16, 400] as const;
const [perPixel, perPinchPixel] = [1.0015, 1.01] as const;
/** How far a wheel turns until it catches, in the units of `wheelDeltaY`, whatever pixels the system makes of it. */
const notch = 120;
/** What follows within that is of the same move of the fingers, which rolls on by itself. */
const runMs = 300;

/**
 * What a wheel means: that of a mouse zooms, and so does a pinch on a trackpad; two fingers that scroll there pan. Both
 * come as the same event. A mouse's goes up or down by whole notches; whatever else comes, fingers began it.
 */
export function createWheelReader(): (input: WheelInput) => WheelMeaning {
  let fingersUntilMs = Number.NEGATIVE_INFINITY;
  return ({ deltaMode, deltaX, deltaY, wheelDeltaY, ms, isZoom }) => {
    const unit = unitPx[deltaMode] ?? 1;
    const [across, down] = [deltaX * unit, deltaY * unit];
    if (isZoom) return { do: 'zoom', factor: (Math.abs(down) < 40 ? perPinchPixel : perPixel) ** -down };
    const isNotched = across === 0 && Boolean(wheelDeltaY) && (wheelDeltaY as number) % notch === 0;
    const isWheel = deltaMode !== 0 || (isNotched && ms >= fingersUntilMs);
    if (isWheel) return { do: 'zoom', factor: perPixel ** -down };
    fingersUntilMs = ms + runMs;
    return { do: 'pan', by: { x: -across, y: -down } };
  };
}
