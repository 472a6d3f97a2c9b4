import type { Model } from '../../model/models.ts';
import type { PassInput } from '../../model/pass.ts';
import { toCoverage, toModelInput } from './coverage.ts';
import type { Session } from './open-session.ts';

/** One pass of a network: the coverage 0..255 of each pixel, row by row. */
export async function runPass(
  session: Session,
  model: Model,
  { pixels, width, height }: PassInput,
): Promise<Uint8Array> {
  const outputs = await session.run(toModelInput(pixels, model), { width, height });
  const [output] = Object.values(outputs);
  return toCoverage(output!, width * height, model.output);
}
