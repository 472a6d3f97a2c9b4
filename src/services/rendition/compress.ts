import type { Context } from '../../context/context.ts';
import type { Plan, RenderInput, RenderResult, WorkOptions } from '../../tools/imaging/imaging.ts';

/** What is to be made, and the storage key it gets. */
export interface Output {
  plan: Plan;
  key: string;
}

export interface CompressOptions extends WorkOptions {
  /** Called between the encoding and the storing. */
  onStoring: () => void;
}

/** Crops, scales, encodes and stores what the plans say, from one decoding of the original; the rows are for others. */
export async function compress(
  ctx: Context,
  { outputs, ...input }: Omit<RenderInput, 'plans'> & { outputs: readonly Output[] },
  { onStoring, ...work }: CompressOptions,
): Promise<RenderResult> {
  const rendered = await ctx.imaging.render({ ...input, plans: outputs.map(({ plan }) => plan) }, work);
  onStoring();
  for (const [i, { path, mimeType }] of rendered.files.entries())
    await ctx.storage.putFile(outputs[i]!.key, path, { mimeType });
  return rendered;
}
