import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { doorPaths } from '../../config/door-path.ts';
import { queryLimits } from '../../config/query-limit.ts';
import { requestLimits } from '../../config/request-limit.ts';
import type { Context, Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { identify, readBearer, readOrigin } from '../caller.ts';
import { refuseBearer } from '../refusal.ts';
import { admitOperation, tellCost } from './admit-operation.ts';
import { maskError, toGraphqlError } from './graphql-errors.ts';
import { readMultipart } from './multipart.ts';
import { queryLimitRules } from './query-limits.ts';

/** Those that Apollo itself counts. */
const recommendedHeaders = ['x-apollo-operation-name', 'apollo-require-preflight'];

const admissionPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    let cost: number | null = null;
    return {
      async didResolveOperation({ schema, document, request, contextValue, operation }) {
        if (operation?.operation === 'subscription') throw toGraphqlError(wrongTransport(contextValue));
        const { variables, operationName } = request;
        const admission = admitOperation(contextValue, { schema, document, variables, operationName });
        if ('refusal' in admission) throw admission.refusal;
        cost = admission.cost;
      },
      async willSendResponse({ response: { body } }) {
        if (body.kind === 'single' && cost !== null) body.singleResult.extensions = tellCost(cost);
      },
    };
  },
};

function wrongTransport({ baseUrl }: Context): AppError {
  const url = new URL(doorPaths.graphql, baseUrl.replace('http', 'ws'));
  return new AppError(
    'BAD_USER_INPUT',
    `Expected a subscription to come by WebSocket, as graphql-transport-ws at ${url}. It came by HTTP.`,
  );
}

/** Whether an operation may be one that needs no key, as it says by what link it comes: what it says is looked at later. */
function namesLink(operation: unknown): boolean {
  return /\blink\b/.test(JSON.stringify(operation));
}

/** GraphQL by POST: JSON, or multipart for uploads. A multipart request needs a key, or names a link, before its file is read. */
export async function createGraphqlRouter(
  schema: GraphQLSchema,
  contexts: Contexts,
): Promise<{ router: Router; stop: () => Promise<void> }> {
  const { config, log } = contexts.forSystem();
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    // A request with a header that is not simple is preflighted, and no cookie is read: a bearer's is such a one.
    csrfPrevention: { requestHeaders: [...recommendedHeaders, 'authorization'] },
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
    const scope = await identify(contexts.forSystem(), readBearer(req.headers.authorization));
    if (!scope) return refuseBearer(res, 'This API key is not valid (any more).', 'invalid_token');
    res.locals.caller = { ...readOrigin(req, config), scope };
    next();
  });
  router.use(express.json({ limit: requestLimits.jsonBytes }));
  router.use(readMultipart({ maxFieldBytes: requestLimits.jsonBytes }));
  router.use((req, res, next) => {
    const isKnown = res.locals.caller.scope.kind === 'account';
    if (!req.is('multipart/form-data') || isKnown || namesLink(req.body)) return next();
    refuseBearer(res, 'An upload needs an API key, as the header "Authorization: Bearer <key>", or a link.');
  });
  router.use(
    expressMiddleware(apollo, { context: async ({ res }) => contexts.forCaller(res.locals.caller) }),
  );
  return { router, stop: () => apollo.stop() };
}
