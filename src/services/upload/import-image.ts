/**
 * A picture that is fetched by its address. The image is there at once, AWAITING_BYTES, in its gallery and under its clientId, and
 * seen by its owner alone. Its IMPORT_URL job fetches, inspects and stores the bytes (jobs/kinds/import-url.ts) and ends with one
 * transaction that makes the image READY and starts PREPARE_IMAGE and a job a recipe. A job that is given up or canceled leaves the
 * image REJECTED, with the reason; retryJob makes it AWAITING_BYTES again.
 */
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, quote } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import type { ImportImageInput } from '../../schema/import-image.ts';
import { Job } from '../../schema/job.ts';
import { nameOf } from '../../tools/remote/file-name.ts';
import { rulesOf } from '../../tools/remote/open-remote.ts';
import { parseRemoteUrl } from '../../tools/remote/remote-url.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkImageQuota, lockAccount } from '../account/quota.ts';
import { type CheckedName, checkName } from '../image/image-input.ts';
import { awaitImage, findByClientId } from '../image/insert-image.ts';
import { createImports } from '../job/create-imports.ts';
import { checkImportQuota } from '../job/imports.ts';
import { countUpload } from './count-upload.ts';
import { type Destination, findDestination, settle } from './destination.ts';

export interface ImportedImage {
  image: Image;
  /** Null where the job that fetched it is told of no more. */
  job: Job | null;
  wasKnown: boolean;
}

/** URL_NOT_ALLOWED for what is refused before anything is asked of it; what its host does is the end of the job. */
export async function importImage(ctx: Context, input: ImportImageInput): Promise<ImportedImage> {
  const accountId = requireOwner(ctx);
  const url = parseRemoteUrl(input.url.href, rulesOf(ctx.config));
  const name = checkName({
    filename: input.filename ?? nameOf(url, undefined) ?? '',
    clientId: input.clientId,
  });
  const destination = await findDestination(ctx, input);
  await countUpload(ctx, accountId);
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    return (
      (await findEarlier(inner, name, url)) ??
      begin(inner, { name, isNamed: Boolean(input.filename), url, destination })
    );
  });
}

/** What the clientId was answered with before. CONFLICT if it stands for another picture. */
async function findEarlier(
  ctx: Context,
  { clientId }: CheckedName,
  { href }: URL,
): Promise<ImportedImage | null> {
  const image = await findByClientId(ctx, { clientId, guestClientId: null, viaLinkId: null });
  if (!image) return null;
  if (image.sourceUrl !== href)
    throw new AppError(
      'CONFLICT',
      `Expected the address that clientId ${quote(clientId)} was used for. Got another.`,
      {
        params: { argument: 'clientId' },
      },
    );
  const where = { imageId: image.id, kind: 'IMPORT_URL' } as const;
  const job = await ctx.em.findOne(Job, where, { orderBy: { createdAt: 'desc', id: 'desc' } });
  return { image, job, wasKnown: true };
}

interface Import {
  name: CheckedName;
  isNamed: boolean;
  url: URL;
  destination: Destination;
}

async function begin(
  ctx: Context,
  { name, isNamed, url: { href }, destination }: Import,
): Promise<ImportedImage> {
  const settled = await settle(ctx, destination, { filename: name.filename, byteSize: 0 });
  await checkImageQuota(ctx, 1);
  await checkImportQuota(ctx, destination.recipes.length);
  const image = await awaitImage(ctx, name, { ...settled, sourceUrl: href });
  const payload = { url: href, isNamed, recipes: destination.recipes };
  const [job] = await createImports(ctx, [{ payload, image }]);
  return { image, job: job!, wasKnown: false };
}
