import { createStore, type StoreApi } from 'zustand';
import { pathRange } from '../../../src/brush/stroke.ts';
import { type Brush, shareOf } from './brush.ts';
import { type EditStroke, isExact, newStrokeId, otherTool } from './edit-stroke.ts';
import type { Drawn } from './pointer-machine.ts';
import { splitStroke } from './split-stroke.ts';
import { type Size, sidePxOf, toPicture, type View } from './view.ts';

/** Draws one stroke at a time, from what a pointer or the keyboard does on the screen. */
export interface StrokeHand {
  /** The stroke that is being drawn. */
  live: StoreApi<{ stroke: EditStroke | null }>;
  begin(at: Drawn, options: { isSwapped: boolean; isLine: boolean }): void;
  extend(at: Drawn): void;
  end(): void;
  drop(): void;
}

interface HandOptions {
  picture: Size;
  view(): View;
  brush(): Brush;
  onDone(strokes: readonly EditStroke[]): void;
}

/** Of the screen's pixels: a way that was straight within that needs no point between. */
const finePx = 0.25;

export function createStrokeHand({ picture, view, brush, onDone }: HandOptions): StrokeHand {
  const live = createStore<{ stroke: EditStroke | null }>(() => ({ stroke: null }));
  /** Where the last stroke ended, for a straight line from there. */
  let last: readonly [number, number] | null = null;
  /** Of the stroke that is being drawn; they grow with it. */
  let points: number[] = [];
  let pressures: number[] | null = null;
  const show = (stroke: Omit<EditStroke, 'points' | 'pressures'>) =>
    live.setState({ stroke: { ...stroke, points, pressures } });

  const fractionOf = (at: Drawn): [number, number] => {
    const { x, y } = toPicture(view(), at);
    return [clampFraction(x / picture.width), clampFraction(y / picture.height)];
  };

  return {
    live,
    begin(at, { isSwapped, isLine }) {
      const { tool, hardness, hasPressure } = brush();
      const used = isSwapped ? otherTool[tool] : tool;
      points = [...(isLine && last ? last : []), ...fractionOf(at)];
      pressures = hasPressure && at.pressure < 1 ? new Array(points.length / 2).fill(at.pressure) : null;
      show({
        id: newStrokeId(),
        tool: used,
        size: shareOf(brush(), sidePxOf(picture, view().scale)),
        hardness: isExact(used) ? hardness : 1,
      });
    },
    extend(at) {
      const { stroke } = live.getState();
      if (!stroke) return;
      points.push(...fractionOf(at));
      pressures?.push(at.pressure);
      show(stroke);
    },
    end() {
      const { stroke } = live.getState();
      live.setState({ stroke: null });
      if (!stroke) return;
      last = [points.at(-2) as number, points.at(-1) as number];
      onDone(splitStroke(stroke, { picture, tolerance: finePx / view().scale }));
    },
    drop: () => live.setState({ stroke: null }),
  };
}

/** As far as a stroke may leave the picture. */
const clampFraction = (value: number) => Math.min(Math.max(value, pathRange.least), pathRange.most);
