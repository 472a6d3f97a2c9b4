import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import { Collage } from '../../schema/collage.ts';

/** A layout takes a second; one that is not there by then is not waited for. */
const patienceMs = 10_000;
const lookEveryMs = 200;

/** The collage once what was asked of it is laid out, or after ten seconds as it is; null for one that is gone. */
export async function awaitLayout(
  { em }: Context,
  id: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Collage | null> {
  const over = performance.now() + patienceMs;
  for (;;) {
    const collage = await em.findOne(Collage, { id }, { refresh: true });
    if (!collage || collage.asked === collage.laidOut || performance.now() > over) return collage;
    await wait(lookEveryMs, null, { signal });
  }
}
