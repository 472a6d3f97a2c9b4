import type { EditStroke } from '../edit-stroke.ts';
import type { AlphaStep, Edits } from './solver-types.ts';

/** Edits for somebody who has most of the strokes: of five hundred one is new. */
export interface PackedEdits {
  added: readonly EditStroke[];
  ids: readonly string[];
  steps: readonly AlphaStep[];
}

/** For one who is told of all edits, in their order. */
export function createPacker(): (edits: Edits) => PackedEdits {
  const told = new Set<string>();
  return ({ strokes, steps }) => {
    const added = strokes.filter(({ id }) => !told.has(id));
    for (const { id } of added) told.add(id);
    return { added, ids: strokes.map(({ id }) => id), steps };
  };
}

export function createUnpacker(): (packed: PackedEdits) => Edits {
  const known = new Map<string, EditStroke>();
  return ({ added, ids, steps }) => {
    for (const stroke of added) known.set(stroke.id, stroke);
    return { strokes: ids.flatMap((id) => known.get(id) ?? []), steps };
  };
}
