import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import type {
  EditorMaskFragment,
  EditorOpeningQuery,
  EditorRenditionFragment,
  MaskUseInput,
} from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { RecipeCorrections, readCorrections } from '../recipe/corrections.ts';
import type { Change } from './edit-list.ts';
import type { KeptEdits } from './edit-store.ts';
import type { EditStroke } from './edit-stroke.ts';
import { EditorMask, EditorOpening } from './editor-documents.ts';
import { type Ground, isOnGrid } from './editor-recipe.ts';
import { findBase, isCutout, toPage } from './find-base.ts';
import { readRedo } from './kept-redo.ts';
import { type KeptSettings, readSettings } from './kept-settings.ts';
import { interleave } from './merge-strokes.ts';
import { readMarks } from './read-marks.ts';
import { readStrokes } from './read-strokes.ts';
import { type Sheet, sheetLabels, sheets } from './sheet.ts';
import type { Sheets } from './sheet-at.ts';
import { isDeleted } from './sheet-sender.ts';
import { fromAlphaSteps, type Steps } from './steps.ts';

export type EditedImage = NonNullable<EditorOpeningQuery['image']> & { width: number; height: number };

/** A picture with all that was done to it before, wherever that was. */
export interface OpenedPicture {
  image: EditedImage;
  ground: Ground;
  sheets: Sheets;
  strokes: readonly EditStroke[];
  /** What was taken back, and can be done again. */
  taken: readonly Change[];
  steps: Steps;
  masks: readonly EditorMaskFragment[];
  /** What a file says beneath the hints. */
  marks: Blob | null;
}

export async function openPicture(
  client: Client,
  imageId: string,
  kept: Promise<KeptEdits>,
): Promise<OpenedPicture | { problem: Problem }> {
  const { data, error } = await client
    .query(EditorOpening, { id: imageId }, { requestPolicy: 'network-only' })
    .toPromise();
  if (error) return { problem: problemOfRequest(error) };
  const image = data?.image;
  if (!image) return { problem: { code: 'NOT_FOUND', params: {} } };
  const { width, height } = image;
  if (!width || !height) {
    const code = image.status === 'AWAITING_BYTES' ? 'UPLOAD_INCOMPLETE' : 'CORRUPT_IMAGE';
    return { problem: { code, params: {} } };
  }
  const masks = (image.masks?.nodes ?? []).map((node) => readFragment(EditorMask, node));
  const read: Sheets = {};
  for (const sheet of sheets) {
    const mask = findSheet(masks, sheet);
    if (!mask) continue;
    const answer = await readStrokes(client, { sheet, maskId: mask.id });
    // Another window was faster.
    if ('problem' in answer && isDeleted(answer.problem)) continue;
    if ('problem' in answer) return answer;
    read[sheet] = { maskId: mask.id, ...answer, hasFile: mask.origin !== 'PAINTED' };
  }
  const newest = image.renditions ? toPage(image.renditions) : { nodes: [], next: null };
  const base = await findBase(client, imageId, newest);
  if ('problem' in base) return base;
  const made = newest.nodes.find((one) => isCutout(one) && !isOnGrid(one.recipe));
  const settings = newestSettings(made, await readSettings(imageId));
  const sheetIds = Object.values(read).map(({ maskId }) => maskId);
  const uses = findOthers(settings.uses, sheetIds).filter(({ maskId }) =>
    masks.some(({ id }) => id === maskId),
  );
  return {
    image: { ...image, width, height },
    ground: { base, uses },
    sheets: read,
    strokes: withKept(joinSheets(read), await kept),
    taken: await readRedo(imageId),
    steps: settings.steps,
    masks,
    marks: read.hints?.hasFile ? await readMarks(client, read.hints.maskId, { width, height }) : null,
  };
}

/** As it was set last, here or wherever the newest cutout was made. */
function newestSettings(
  made: EditorRenditionFragment | undefined,
  kept: KeptSettings | null,
): { steps: Steps; uses: readonly MaskUseInput[] } {
  if (kept && !(made && new Date(made.createdAt).getTime() > kept.atMs)) return kept;
  const corrections = made && readFragment(RecipeCorrections, made.recipe);
  return {
    steps: fromAlphaSteps(corrections?.alpha ?? []),
    uses: (corrections && readCorrections(corrections)?.masks) ?? [],
  };
}

/** The uses of masks that are not drawn on here, as they are: their versions and steps too. */
export const findOthers = (uses: readonly MaskUseInput[], sheetIds: readonly string[]): Ground['uses'] =>
  uses
    .map((use) => ({ ...use, maskId: String(use.maskId) }))
    .filter(({ maskId }) => !sheetIds.includes(maskId));

/** The newest of its kind: what was begun before is gone on with. */
function findSheet(masks: readonly EditorMaskFragment[], sheet: Sheet): EditorMaskFragment | undefined {
  return masks.find(({ kind, label }) =>
    sheet === 'hints' ? kind === 'HINTS' : kind === 'COVERAGE' && label === sheetLabels[sheet],
  );
}

/** A stroke of the exact ones is on both of their sheets, unless one of them was not reached. */
function joinSheets({ hints, keep, erase }: Sheets): EditStroke[] {
  const kept = new Set(keep?.strokes.map(({ id }) => id));
  const exact = interleave(
    keep?.strokes ?? [],
    (erase?.strokes ?? []).filter(({ id }) => !kept.has(id)),
  );
  return interleave(hints?.strokes ?? [], exact);
}

function withKept(strokes: readonly EditStroke[], { added, removed }: KeptEdits): EditStroke[] {
  const there = new Set(strokes.map(({ id }) => id));
  return [...strokes.filter(({ id }) => !removed.includes(id)), ...added.filter(({ id }) => !there.has(id))];
}
