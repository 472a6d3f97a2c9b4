import type { Silhouette } from './silhouette.ts';

/**
 * Where a picture lies on a collage: centre and unturned width of its box, in fractions of the collage's width (y too),
 * rotation in degrees clockwise. z: 0 is furthest back.
 */
export interface Place {
  x: number;
  y: number;
  width: number;
  rotation: number;
  z: number;
}

/** The outlines turned and moved onto the collage: closed loops of x,y pairs in fractions of its width. */
export function placeOutlines({ outlines, ratio }: Silhouette, { x, y, width, rotation }: Place): number[][] {
  const angle = (rotation * Math.PI) / 180;
  const across = width * Math.cos(angle);
  const down = width * Math.sin(angle);
  return outlines.map((loop) => {
    const placed: number[] = [];
    for (let at = 0; at < loop.length; at += 2) {
      const right = loop[at]! - 0.5;
      const below = loop[at + 1]! - ratio / 2;
      placed.push(x + right * across - below * down, y + right * down + below * across);
    }
    return placed;
  });
}

/**
 * A place that lies within the canvas is itself. Else its centre is moved to the canvas's nearest point, and its box made
 * no wider and no higher, unturned, than the canvas; parts of it may still hang over the rim.
 */
export function cutBack(place: Place, ratio: number, aspect: number): Place {
  const height = 1 / aspect;
  const x = Math.min(Math.max(place.x, 0), 1);
  const y = Math.min(Math.max(place.y, 0), height);
  const width = Math.min(place.width, 1, height / ratio);
  return x === place.x && y === place.y && width === place.width ? place : { ...place, x, y, width };
}
