import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput, quote } from '../../errors.ts';
import { createId } from '../../schema/id.ts';
import type { Image } from '../../schema/image.ts';
import type { Mask } from '../../schema/mask.ts';
import type { CreateMaskInput } from '../../schema/mask-input.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkClientId } from '../gallery/gallery-input.ts';
import { sizeOf } from '../image/original.ts';
import { requireReadyImage } from '../job/request-rendition.ts';
import { dropObject, dropRefusedObject } from '../keeping/stored-object.ts';
import { uploadKey } from '../upload/upload-key.ts';
import { answerLate, isOfNewest } from './answer-late.ts';
import { findKnown, findNamed, requireBegun, requireSame } from './find-known.ts';
import { findSource } from './find-source.ts';
import { forgetMasks } from './forget-masks.ts';
import { checkMaskCount, insertMask, type NewMask } from './insert-mask.ts';
import { baseKey } from './mask-key.ts';
import { checkLabel } from './mask-label.ts';
import type { MaskSource } from './mask-source.ts';
import { checkStrokeCount, hashState, measureCoverage } from './mask-state.ts';
import { checkStrokes, type NamedStroke } from './stroke-input.ts';
import { withDirectory } from './with-directory.ts';

interface Made {
  mask: Mask;
  wasKnown: boolean;
}

/** A clientId seen before answers with the mask of then, if that is there; CONFLICT if it was another. */
export async function createMask(ctx: Context, input: CreateMaskInput): Promise<Made> {
  const clientId = input.clientId == null ? null : checkClientId(input.clientId);
  const label = checkLabel(input.label);
  const image = await requireReadyImage(ctx, input.imageId);
  const asked = { ...input, clientId, label };
  const { file, uploadId, renditionId, maskId } = input;
  const copied = isOfNewest(input) ? await findNamed(ctx, clientId) : null;
  if (copied) return { mask: requireSame(copied, image, 'clientId'), wasKnown: true };
  if (!file && uploadId == null && renditionId == null && maskId == null) return begin(ctx, image, asked);
  // Whoever holds a file in the temp folder is one of few, to its end.
  return ctx.uploadLimit.run(requireOwner(ctx), () =>
    ctx.freeSpace.use(ctx.config.maxUploadBytes, () => begin(ctx, image, asked)),
  );
}

type Asked = CreateMaskInput & Pick<NewMask, 'clientId' | 'label'>;

async function begin(ctx: Context, image: Image, asked: Asked): Promise<Made> {
  const { clientId, label } = asked;
  return withDirectory(ctx, async (directory) => {
    const source = await findSource(ctx, image, asked, directory);
    const strokes = mergeStrokes(source, checkStrokes(source.kind, asked.strokes, 'strokes'));
    checkStrokeCount(strokes, 'strokes');
    const sha256 = hashState(source.kind, source.baseSha256, strokes);
    if (source.known) {
      const mask = await requireBegun(ctx, source.known, { image, sha256 }, 'uploadId');
      return { mask, wasKnown: true };
    }
    const known = await findKnown(ctx, { clientId, image, sha256 });
    if (known) return { mask: known, wasKnown: true };
    try {
      await checkMaskCount(ctx, image.id, 1);
      return await make(ctx, { image, clientId, label, source, strokes, sha256 });
    } catch (error) {
      return { mask: await answerLate(ctx, asked, { image, sha256 }, error), wasKnown: true };
    }
  });
}

type Begun = Pick<NewMask, 'image' | 'clientId' | 'label' | 'source' | 'strokes' | 'sha256'>;

/** Bytes before rows: a row never points at nothing. */
async function make(ctx: Context, begun: Begun): Promise<Made> {
  const { image, source, strokes } = begun;
  const id = createId('Mask');
  const base = await source.makeBase();
  const size = sizeOf(image);
  const { alpha = null, width = null, height = null } = base?.grid ?? {};
  const grid = { baseGrid: alpha && Buffer.from(alpha), gridWidth: width, gridHeight: height };
  const owned = { kind: source.kind, accountId: image.accountId, ...size, ...grid };
  const coverage = await measureCoverage(ctx, owned, strokes);
  const key = base && baseKey(image, { id });
  if (base && key) await ctx.storage.putFile(key, base.path, { mimeType: 'image/png' });
  const made = await inTransaction(ctx, (inner) =>
    insertMask(inner, {
      ...begun,
      id,
      coverage,
      grid,
      base: key && base ? { key, byteSize: base.byteSize } : null,
    }),
  ).catch(async (error) => {
    if (key) await dropRefusedObject(ctx, key, error);
    throw error;
  });
  if (made.wasKnown && key) await dropObject(ctx, key);
  if (source.upload) void dropObject(ctx, uploadKey(source.upload));
  forgetMasks(ctx, [made.mask.id]);
  return made;
}

/** BAD_USER_INPUT for a name that one of the copied has. */
function mergeStrokes({ strokes }: MaskSource, added: NamedStroke[]): NamedStroke[] {
  const ids = new Set(strokes.map(({ strokeId }) => strokeId));
  const at = added.findIndex(({ strokeId }) => ids.has(strokeId));
  if (at >= 0)
    throw badInput(`strokes.${at}.id`, 'one that no stroke of the copy has', quote(added[at]!.strokeId));
  return [...strokes, ...added];
}
