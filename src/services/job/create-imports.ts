import type { Context } from '../../context/context.ts';
import type { Image } from '../../schema/image.ts';
import type { Job } from '../../schema/job.ts';
import { politeHostOf } from '../fetch/host-of.ts';
import { reserveStarts } from '../fetch/reserve-starts.ts';
import { createJobs } from './create-jobs.ts';
import type { PayloadOf } from './job-spec.ts';

export interface NewImport {
  /** It awaits its bytes. */
  image: Image;
  payload: PayloadOf<'IMPORT_URL'>;
  retryOfId?: string | null;
}

/**
 * The IMPORT_URL jobs that fetch these images, in their order, each in line for when its host may be asked. Expects the account to be
 * locked; all of it comes true with the transaction of `ctx.em`.
 */
export async function createImports(ctx: Context, imports: readonly NewImport[]): Promise<Job[]> {
  const delays = await reserveStarts(
    ctx,
    imports.map(({ payload }) => politeHostOf(new URL(payload.url))),
  );
  return createJobs(
    ctx,
    imports.map((one, i) => ({ kind: 'IMPORT_URL', ...one, delaySeconds: delays[i]! })),
  );
}
