import type { Context } from './context.ts';
import { limitToScope } from './filters.ts';
import { createLoaders } from './loaders.ts';
import type { Scope } from './scope.ts';

/** The same request on another's behalf: to it nothing is known that was read before, and it finds only what is that scope's. */
export function enterScope(ctx: Context, scope: Scope): Context {
  const em = ctx.em.fork();
  limitToScope(em, scope);
  return {
    ...ctx,
    scope,
    em,
    loaders: createLoaders(em, ctx.now),
    announced: null,
    noted: null,
    linked: new Map(),
  };
}
