import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Context, Contexts } from '../../context/context.ts';
import { identify, readBearer, readOrigin } from '../caller.ts';
import { admitOperation } from './admit-operation.ts';
import { maskError } from './graphql-errors.ts';
import { readMultipart } from './multipart.ts';
import { queryLimitRules, queryLimits } from './query-limits.ts';

const maxJsonBytes = 262_144;

const admissionPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async didResolveOperation({ schema, document, request, contextValue }) {
      const { variables, operationName } = request;
      const refusal = admitOperation(contextValue, { schema, document, variables, operationName });
      if (refusal) throw refusal;
    },
  }),
};

/** GraphQL by POST: JSON, or multipart for uploads. A multipart request needs a key before its body is read. */
export async function createGraphqlRouter(
  schema: GraphQLSchema,
  contexts: Contexts,
): Promise<{ router: Router; stop: () => Promise<void> }> {
  const { config, log } = contexts.forSystem();
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    // Nobody here sends hashes for documents, and a store that strangers fill serves nobody.
    persistedQueries: false,
    parseOptions: { maxTokens: queryLimits.tokens },
    validationRules: queryLimitRules,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (_formatted, error) => maskError(error, log),
    plugins: [admissionPlugin, ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();

  const router = express.Router();
  router.use(async (req, res, next) => {
    const em = contexts.forSystem().em;
    res.locals.caller = {
      ...readOrigin(req, config),
      scope: await identify(em, config, readBearer(req.headers.authorization)),
    };
    next();
  });
  router.use((req, res, next) => {
    if (!req.is('multipart/form-data') || res.locals.caller.scope.kind === 'account') return next();
    res.status(401).json({
      errors: [
        {
          message: 'An upload needs an API key, as the header "Authorization: Bearer <key>".',
          extensions: { code: 'UNAUTHENTICATED', isRetryable: false, params: {} },
        },
      ],
    });
  });
  router.use(express.json({ limit: maxJsonBytes }));
  router.use(readMultipart({ maxFieldBytes: maxJsonBytes }));
  router.use(
    expressMiddleware(apollo, { context: async ({ res }) => contexts.forCaller(res.locals.caller) }),
  );
  return { router, stop: () => apollo.stop() };
}
