import type { Context } from '../../context/context.ts';
import { receiveFile } from '../../tools/temp-file/receive-file.ts';
import { requireOwner } from '../access/require-owner.ts';
import { sizeOf } from '../image/original.ts';
import { incompleteUpload, type PictureSource } from '../image/take-in.ts';
import type { MaskSource, SourceRequest } from './mask-source.ts';
import { imagingKinds } from './mask-state.ts';

/** A picture that somebody sends, received into a bounded file; looked at in a child when it is made a base. */
export async function receiveMask(
  ctx: Context,
  source: PictureSource,
  { image, kind, directory }: SourceRequest,
): Promise<MaskSource> {
  const { maxUploadBytes: maxBytes } = ctx.config;
  const { path, byteSize, sha256 } = await receiveFile(source, { directory, maxBytes });
  if (source.byteSize !== undefined && source.byteSize !== byteSize)
    throw incompleteUpload(source.byteSize, byteSize);
  const input = { path, kind: imagingKinds[kind], size: sizeOf(image), directory };
  return {
    kind,
    origin: 'UPLOADED',
    baseSha256: sha256,
    strokes: [],
    makeBase: () => ctx.imaging.takeMask(input, { owner: requireOwner(ctx) }),
  };
}
