import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { AnyContext, Caller, Context, Contexts, Tools } from './context.ts';
import { limitToScope } from './filters.ts';
import { createLoaders } from './loaders.ts';

export function createContexts(orm: MikroORM, tools: Tools): Contexts {
  const create = <Rest extends Pick<AnyContext, 'scope'>>(em: EntityManager, rest: Rest) => ({
    ...tools,
    ...rest,
    em,
    loaders: createLoaders(em, tools.now),
    announced: null,
    noted: null,
  });
  function forCaller(caller: Caller): Context {
    const em = orm.em.fork();
    limitToScope(em, caller.scope);
    return { ...create(em, caller), linked: new Map() };
  }
  return {
    forCaller,
    forAccount: (accountId) =>
      forCaller({
        scope: { kind: 'account', accountId, keyId: null },
        address: '',
        origin: null,
        acceptLanguage: null,
        requestId: null,
        baseUrl: tools.config.publicUrl ?? 'http://localhost',
      }),
    forSystem: () => create(orm.em.fork(), { scope: { kind: 'system' } }),
  };
}
