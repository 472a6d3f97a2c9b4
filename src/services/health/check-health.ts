import { setTimeout } from 'node:timers/promises';
import type { AnyContext } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { HealthPart } from '../../schema/health.ts';
import { deadQueue } from '../job/queue-name.ts';

const timeoutMs = 3000;
/** The storage is tried by writing to it, and anyone may ask: those who ask within so long share one try. */
export const healthSharedMs = 2000;

/** Throws, or says what is wrong in words for anyone, as anyone may ask; null is well. */
type Check = (ctx: AnyContext) => Promise<string | null>;

const checks = {
  async database(ctx: AnyContext) {
    await ctx.em.execute('select 1');
    return null;
  },
  storage: ({ healthStorage, storage }: AnyContext) =>
    healthStorage.read(async () => {
      await storage.check();
      return null;
    }),
  async model(ctx: AnyContext) {
    const model = ctx.imaging.models().find((one) => one.isDefault);
    if (model?.ready) return null;
    ctx.log.warn({ event: 'model.refused', model: model?.name, reason: model?.reason });
    return `The file of ${model?.name ?? 'the default model'} is missing or altered. The log says more.`;
  },
  async queue(ctx: AnyContext) {
    return (await ctx.queue.getQueue(deadQueue)) ? null : 'There is no queue.';
  },
} satisfies Record<string, Check>;

export type HealthPartName = keyof typeof checks;

/** Every part that this process needs, each asked within three seconds; none makes it fail. */
export function checkHealth(ctx: AnyContext): Promise<HealthPart[]> {
  return Promise.all(
    (Object.keys(checks) as HealthPartName[]).map(async (name) => {
      const problem = await checkPart(ctx, name);
      return { name, isOk: problem === null, problem };
    }),
  );
}

/** What is wrong with one of them; null is well. */
export async function checkPart(ctx: AnyContext, name: HealthPartName): Promise<string | null> {
  try {
    return await Promise.race([
      checks[name](ctx),
      setTimeout(timeoutMs, `No answer within ${timeoutMs} ms.`, { ref: false }),
    ]);
  } catch (error) {
    ctx.log.warn({ event: 'health.failed', part: name, err: error });
    // The database's own words name hosts and users.
    return error instanceof AppError ? error.message : 'It does not answer. The log says why.';
  }
}
