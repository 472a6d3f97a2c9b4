import type { Client } from 'urql';
import { fitLongestSide } from '../../../src/brush/grid.ts';
import { EditorMarks } from './editor-documents.ts';
import { editorSides } from './editor-recipe.ts';
import { fetchFile, isBlob } from './fetch-file.ts';
import type { Size } from './view.ts';

/** What a mask that was uploaded says beneath its strokes; null if it does not come: then the server alone knows it. */
export async function readMarks(client: Client, maskId: string, picture: Size): Promise<Blob | null> {
  const { width } = fitLongestSide(picture, editorSides.grid);
  const { data } = await client.query(EditorMarks, { id: maskId, width }).toPromise();
  const url = data?.mask?.url;
  const file = url ? await fetchFile(url) : null;
  return file && isBlob(file) ? file : null;
}
