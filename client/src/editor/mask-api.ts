import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import type { StrokeInput } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import type { EditStroke } from './edit-stroke.ts';
import { CreateEditorMask, EditorMask, UpdateEditorMask } from './editor-documents.ts';
import { readStrokes } from './read-strokes.ts';
import { type Sheet, sheetLabels, toolOn } from './sheet.ts';
import type { MaskApi } from './sheet-at.ts';

const unanswered: Problem = { code: 'OFFLINE', params: {} };

/** The sheets of a picture on the server. */
export function createMaskApi(client: Client, imageId: string): MaskApi {
  async function read(sheet: Sheet, maskId: string) {
    const answer = await readStrokes(client, { sheet, maskId });
    return 'problem' in answer ? answer : { maskId, ...answer };
  }

  return {
    read,
    async create(sheet) {
      const input = {
        imageId,
        // Two windows that begin at once get the same mask; once it is deleted, the next is another.
        clientId: `editor ${sheet} ${imageId}`,
        kind: sheet === 'hints' ? ('HINTS' as const) : ('COVERAGE' as const),
        label: sheetLabels[sheet],
      };
      const { data, error } = await client.mutation(CreateEditorMask, { input }).toPromise();
      const mask = readFragment(EditorMask, data?.createMask?.mask);
      if (!mask) return { problem: error ? problemOfRequest(error) : unanswered };
      return mask.version === 1 ? { maskId: mask.id, version: 1, strokes: [] } : read(sheet, mask.id);
    },
    async update(sheet, { maskId, version }, { add, remove }) {
      const input = {
        id: maskId,
        baseVersion: version,
        ...(add.length > 0 && { addStrokes: toInputs(sheet, add) }),
        ...(remove.length > 0 && { removeStrokes: remove }),
      };
      const { data, error } = await client.mutation(UpdateEditorMask, { input }).toPromise();
      if (error) return { problem: problemOfRequest(error) };
      const mask = data?.updateMask?.mask;
      return mask ? { version: mask.version } : { problem: unanswered };
    },
  };
}

const toInputs = (sheet: Sheet, strokes: readonly EditStroke[]): StrokeInput[] =>
  strokes.flatMap(({ id, tool, size, hardness, points, pressures }) => {
    const drawn = toolOn(sheet, tool);
    return drawn
      ? [
          {
            id,
            tool: drawn,
            size,
            hardness,
            points: [...points],
            ...(pressures && { pressures: [...pressures] }),
          },
        ]
      : [];
  });
