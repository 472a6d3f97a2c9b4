import type { Client } from 'urql';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import type { EditStroke } from './edit-stroke.ts';
import { EditorStrokes } from './editor-documents.ts';
import { type Sheet, toolOf } from './sheet.ts';

interface ReadStrokes {
  version: number;
  strokes: EditStroke[];
}

interface StrokesOf {
  sheet: Sheet;
  maskId: string;
  /** Default: the newest. */
  version?: number;
}

/** All strokes of a mask, page by page, of one version. */
export async function readStrokes(
  client: Client,
  { sheet, maskId, version }: StrokesOf,
): Promise<ReadStrokes | { problem: Problem }> {
  const strokes: EditStroke[] = [];
  let after: string | null = null;
  let read = version;
  do {
    const asked: { id: string; version?: number; after: string | null } = {
      id: maskId,
      version: read,
      after,
    };
    const { data, error } = await client
      .query(EditorStrokes, asked, { requestPolicy: 'network-only' })
      .toPromise();
    if (error) return { problem: problemOfRequest(error) };
    const page = data?.mask?.strokes;
    if (!data?.mask || !page) return { problem: { code: 'NOT_FOUND', params: {} } };
    // What comes on later pages is to be of the version that the first was of.
    read ??= data.mask.version;
    for (const { tool: drawn, pressures, ...stroke } of page.nodes) {
      const tool = toolOf(sheet, drawn);
      if (tool)
        strokes.push({ ...stroke, tool, pressures: pressures.every((one) => one === 1) ? null : pressures });
    }
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after);
  return { version: read, strokes };
}
