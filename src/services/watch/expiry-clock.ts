import type { SystemContext } from '../../context/context.ts';
import { Image } from '../../schema/image.ts';

const tickMs = 500;
const batchSize = 1000;

/** Tells those who watch images of an account at the second in which one of them expires. Costs nothing while nobody does. */
export function startExpiryClock(newContext: () => SystemContext): { stop(): void } {
  let told = new Date();
  let isBusy = false;

  async function tick(): Promise<void> {
    const { em, events, log } = newContext();
    const now = new Date();
    if (events.images.size() === 0) {
      told = now;
      return;
    }
    try {
      const expired = await em.find(
        Image,
        { expiresAt: { $gt: told, $lte: now }, deletedAt: null },
        { fields: ['id', 'accountId', 'expiresAt'], orderBy: { expiresAt: 'asc' }, limit: batchSize },
      );
      for (const { id, accountId } of expired) events.images.touch({ id, accountId });
      // Those that expire in the same instant are told twice rather than not at all.
      const last = expired.length === batchSize ? expired.at(-1)?.expiresAt : null;
      told = last ? new Date(last.getTime() - 1) : now;
    } catch (error) {
      // Looked for again, from where it was.
      log.warn({ event: 'expiry.failed', err: error });
    }
  }

  const timer = setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    await tick();
    isBusy = false;
  }, tickMs).unref();
  return { stop: () => clearInterval(timer) };
}
