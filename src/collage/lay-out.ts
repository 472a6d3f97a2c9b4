import { type Body, createBody, placeOf, stanceAt, stand } from './body.ts';
import { createForces } from './forces.ts';
import { createFrame, maxTilt } from './frame.ts';
import { cutBack, type Place } from './place.ts';
import { createRandom } from './random.ts';
import { drawRaster } from './raster.ts';
import { prepareShape } from './shape.ts';
import type { Silhouette } from './silhouette.ts';
import { type Attempt, conclude, layCold, restore } from './steps/cold.ts';
import { ruinAndRecreate } from './steps/ruin.ts';
import { shareFilled } from './steps/score.ts';
import { layNewcomers } from './steps/warm.ts';
import { findMiddle, type Table } from './table.ts';
import { findWishes } from './wish.ts';

export interface Piece {
  /** Unique among the pieces. */
  key: string;
  silhouette: Silhouette;
  /** Wanted area beside the others, above 0. Never more than a third of the pieces would have together. */
  weight: number;
  /**
   * Where it stays, to the last bit. Only what is outside of the canvas is cut back: a centre beyond it moves to its
   * nearest point, and a box wider or higher than it, unturned, becomes as wide or as high.
   */
  pin?: Place;
  /** Where it lay: it is moved as little as may be. */
  previous?: Place;
}

export interface LayoutInput {
  /** In the order in which they lie on one another. */
  pieces: Piece[];
  /** Width of the canvas in heights. */
  aspect: number;
  /** A whole number: another one is another layout. */
  seed: number;
}

export interface Layout {
  /** One a piece, by key. Those that are not pinned get the lowest `z` that no pin has, in their order. */
  places: Record<string, Place>;
  /** Share of the canvas that silhouettes cover, 0..1; what they enclose counts as covered. */
  coverage: number;
}

const warmSweeps = 85;
/** So few are laid anew for a newcomer who would be smaller than that beside them. */
const mostMovable = 5;
const leastShare = 0.5;

/**
 * Lays the pieces on a canvas so that they fill it evenly, without covering one another and calmly tilted: growing and
 * repelling after RepulsionPak (Saputra, Kaplan & Asente, Graphics Interface 2018), without its deforming, on distance
 * fields, with lifting and laying anew. If any piece says where it lay, all that do stay about there and the others find
 * room among them, unless so few lie there that none is left. The same input gives the same layout in any process of the same engine.
 */
export function layOut(input: LayoutInput): Layout {
  const { pieces, aspect } = input;
  const table = setTable(input);
  if (table.free.length > 0)
    restore(table, pieces.some(({ previous }) => previous) ? layWarm(input, table) : findBest(table));
  const pins = new Map(
    pieces.flatMap(({ key, pin, silhouette }) =>
      pin ? [[key, cutBack(pin, silhouette.ratio, aspect)]] : [],
    ),
  );
  const taken = new Set([...pins.values()].map(({ z }) => z));
  let z = 0;
  const places = table.bodies.map((body): [string, Place] => {
    const pin = pins.get(body.key);
    if (pin) return [body.key, pin];
    while (taken.has(z)) z++;
    return [body.key, { ...placeOf(body), z: z++ }];
  });
  const raster = drawRaster(table.bodies, table.frame, 260);
  return { places: Object.fromEntries(places), coverage: shareFilled(raster) };
}

function setTable({ pieces, aspect, seed }: LayoutInput): Table {
  const frame = createFrame(aspect);
  const wishes = findWishes(
    pieces.map(({ weight }) => weight),
    frame.height,
  );
  const bodies = pieces.map(({ key, silhouette, pin, previous }, index) => {
    const { size, isWeighted } = wishes[index]!;
    const body = createBody(key, prepareShape(silhouette), size);
    body.isWeighted = isWeighted;
    body.isPinned = pin !== undefined;
    const place = pin ? cutBack(pin, silhouette.ratio, aspect) : previous;
    if (place) stand(body, stanceAt(body.shape, place));
    body.rest = Math.min(Math.max(body.angle, -maxTilt), maxTilt);
    return body;
  });
  const radius = ({ shape, wanted }: Body) => (shape.radius / shape.nominal) * wanted;
  const free = bodies.filter(({ isPinned }) => !isPinned).sort((a, b) => radius(b) - radius(a));
  return { frame, bodies, free, random: createRandom(seed), forces: createForces() };
}

function findBest(table: Table): Attempt {
  let best = layCold(table);
  for (let at = countStarts(table.free.length); at > 1; at--) {
    const attempt = layCold(table);
    if (attempt.score > best.score) best = attempt;
  }
  return ruinAndRecreate(table, best);
}

function layWarm({ pieces }: LayoutInput, table: Table): Attempt {
  const known = new Set(pieces.filter(({ previous }) => previous).map(({ key }) => key));
  for (const body of table.free) if (known.has(body.key)) body.anchor = { x: body.x, y: body.y };
  const newcomers = table.free.filter(({ key }) => !known.has(key));
  layNewcomers(table, newcomers, warmSweeps);
  const laid = conclude(table);
  if (!newcomers.some((body) => isCrowdedOut(table, body))) return laid;
  // One or two things fill the canvas, and hardly anything is left for the next: of so few none is missed where it was.
  for (const body of table.free) body.anchor = null;
  return findBest(table);
}

/** Less than half as large, by what each wants, as the others; of more than a few nobody is. */
function isCrowdedOut(table: Table, { size, wanted }: Body): boolean {
  return table.free.length <= mostMovable && size / wanted < leastShare * findMiddle(table);
}

/** Few are laid fast, and one start differs much from another. */
function countStarts(count: number): number {
  if (count <= 8) return 6;
  return count <= 40 ? 3 : 2;
}
