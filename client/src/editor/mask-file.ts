import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { EditorMaskFragment, MaskFormat } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { CreateEditorMask, EditorMask } from './editor-documents.ts';
import { fetchFile, isBlob } from './fetch-file.ts';

const MaskOfCutout = graphql(`
  mutation MaskOfCutout($input: CreateMaskInput!, $format: MaskFormat!) {
    createMask(input: $input) {
      mask {
        id
        url(format: $format)
      }
    }
  }
`);

const DropMaskOfCutout = graphql(`
  mutation DropMaskOfCutout($id: ID!) {
    deleteMasks(input: { ids: [$id] }) {
      deletedIds
    }
  }
`);

const endings = { PNG: 'png', RLE: 'json', SVG: 'svg' } as const satisfies Record<MaskFormat, string>;

const unanswered: { problem: Problem } = { problem: { code: 'OFFLINE', params: {} } };

interface WantedFile {
  imageId: string;
  renditionId: string;
  filename: string;
  format: MaskFormat;
}

interface MaskFile {
  blob: Blob;
  name: string;
}

/** The alpha that a rendition was made of, in full size, as a file. */
export async function readMaskFile(
  client: Client,
  { imageId, renditionId, filename, format }: WantedFile,
): Promise<MaskFile | { problem: Problem }> {
  const input = { imageId, renditionId, label: 'Cutout' };
  const { data, error } = await client.mutation(MaskOfCutout, { input, format }).toPromise();
  if (error) return { problem: problemOfRequest(error) };
  const mask = data?.createMask?.mask;
  if (!mask) return unanswered;
  const blob = mask.url ? await fetchFile(mask.url) : unanswered;
  // It was made for the file alone: a picture has no more than fifty masks.
  void client.mutation(DropMaskOfCutout, { id: mask.id }).toPromise();
  if (!isBlob(blob)) return blob;
  return { blob, name: `${filename.replace(/\.\w+$/, '')}-mask.${endings[format]}` };
}

export async function uploadMask(
  client: Client,
  { imageId, file }: { imageId: string; file: File },
): Promise<{ mask: EditorMaskFragment } | { problem: Problem }> {
  const input = { imageId, file, label: file.name.slice(0, 200) };
  const { data, error } = await client.mutation(CreateEditorMask, { input }).toPromise();
  if (error) return { problem: problemOfRequest(error) };
  const mask = readFragment(EditorMask, data?.createMask?.mask);
  return mask ? { mask } : unanswered;
}
