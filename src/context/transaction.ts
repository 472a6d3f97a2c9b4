import { notify } from '../events/announce.ts';
import { type Fact, writeOutbox } from '../events/outbox.ts';
import type { Change } from '../events/topics.ts';
import type { AnyContext } from './context.ts';
import { createLoaders } from './loaders.ts';

/**
 * Does the work in one transaction. What the context it is given reads, writes, loads, announces and notes is part of it.
 */
export function inTransaction<C extends AnyContext, T>(ctx: C, work: (inner: C) => Promise<T>): Promise<T> {
  return ctx.em.transactional(async (em) => {
    const announced: Change[] = [];
    const noted: Fact[] = [];
    const inner = { ...ctx, em, loaders: createLoaders(em, ctx.now), announced, noted };
    const result = await work(inner);
    await writeOutbox(inner, noted);
    await notify(em, announced);
    return result;
  });
}

/** The same context, to which nothing that was read before is known. */
export function forkContext<C extends AnyContext>(ctx: C): C {
  const em = ctx.em.fork();
  return { ...ctx, em, loaders: createLoaders(em, ctx.now), announced: null, noted: null };
}
