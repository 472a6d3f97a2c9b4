import { quote, type Sample } from './sample.ts';

/** Of masks; test/mask/foreign-mask.test.ts asks `createMask` for what one can begin with. */
export const maskSamples: Record<string, Sample> = {
  mask: { ask: ({ mask }) => `mask(id: ${quote(mask)}) { id version coverage url }` },
  maskUpdated: { ask: ({ mask }) => `maskUpdated(id: ${quote(mask)}) { id version }` },
  /** Asked again, it is the one of before. */
  createMask: {
    ask: ({ image }) =>
      `createMask(input: { imageId: ${quote(image)}, clientId: "cup", kind: HINTS, strokes: [{ id: "handle", tool: KEEP, size: 0.05, points: [0.71, 0.3, 0.74, 0.42] }] }) { mask { id version url } wasKnown }`,
  },
  /** Asked again, what it asks for is there already. */
  updateMask: {
    ask: ({ mask }) =>
      `updateMask(input: { id: ${quote(mask)}, baseVersion: 1, addStrokes: [{ id: "rim", tool: BRUSH, size: 0.05, points: [0.2, 0.3, 0.4, 0.3] }] }) { mask { id version coverage } }`,
  },
  deleteMasks: {
    ask: ({ mask }) => `deleteMasks(input: { ids: [${quote(mask)}] }) { deletedIds }`,
    undo: ({ mask }) => `restoreMasks(input: { ids: [${quote(mask)}] }) { masks { id } }`,
  },
  restoreMasks: {
    ask: ({ deletedMask }) => `restoreMasks(input: { ids: [${quote(deletedMask)}] }) { masks { id } }`,
    undo: ({ deletedMask }) => `deleteMasks(input: { ids: [${quote(deletedMask)}] }) { deletedIds }`,
  },
};
