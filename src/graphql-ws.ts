import type { Server } from 'node:http';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { NewContext } from './context.ts';
import { AppError } from './errors.ts';
import { maskError } from './graphql-errors.ts';
import { checkQueryCost, queryLimitRules, queryLimits } from './query-limits.ts';
import { identify, readBearer, readOrigin } from './request.ts';
import { createSocketRegister } from './socket-register.ts';

/** An operation with its variables; pictures never come this way. */
const maxMessageBytes = 65_536;
/** Operations under way on one socket. Each waits until its message is sent, so this bounds what a slow reader holds up. */
const maxOperations = 100;
const connectionInitTimeoutMs = 10_000;
const rules = [...specifiedRules, ...queryLimitRules];

/**
 * GraphQL by graphql-transport-ws. Closes with 4403 for a bad key, also one that was rotated while the socket was open,
 * 1001 when the server stops, and as the protocol says otherwise. A socket without a key may ask what anyone may.
 */
export function openGraphqlSockets(
  server: Server,
  schema: GraphQLSchema,
  newContext: NewContext,
): { close: () => Promise<void> } {
  const { config, log, events } = newContext();
  const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: maxMessageBytes });
  const register = createSocketRegister(newContext);
  const stopListening = events.on(
    'apiKey',
    ({ accountId }) => register.recheck(accountId),
    register.recheckAll,
  );

  const { dispose } = useServer<Record<string, unknown> | undefined, { caller?: Parameters<NewContext>[0] }>(
    {
      schema,
      connectionInitWaitTimeout: connectionInitTimeoutMs,
      async onConnect({ connectionParams, extra }) {
        const bearer = readBearer(connectionParams?.authorization ?? connectionParams?.Authorization);
        const who = await identify(newContext().em, config, bearer);
        if (bearer !== null && !who.viewer && !who.isAdmin) return false;
        if (who.viewer && bearer !== null && !register.add(extra.socket, who.viewer.accountId, bearer))
          return false;
        extra.caller = { ...readOrigin(extra.request, config), ...who };
        return true;
      },
      onSubscribe({ subscriptions, extra }, _id, { query, variables, operationName }) {
        if (Object.keys(subscriptions).length > maxOperations) return [toGraphqlError(tooManyOperations())];
        const document = parseDocument(query);
        if (document instanceof GraphQLError) return [document];
        const errors = validate(schema, document, rules);
        if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
        try {
          checkQueryCost(schema, document, variables ?? {}, operationName ?? undefined);
        } catch (error) {
          return [toGraphqlError(error as AppError)];
        }
        return {
          schema,
          document,
          variableValues: variables,
          operationName,
          contextValue: newContext(extra.caller),
        };
      },
      onError: (_ctx, _id, _payload, errors) => errors.map((error) => maskError(error, log)),
      onNext: (_ctx, _id, _payload, _args, result) =>
        result.errors
          ? { ...result, errors: result.errors.map((error) => maskError(error, log)) }
          : undefined,
    },
    sockets,
  );
  return {
    async close() {
      stopListening();
      await dispose();
    },
  };
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: queryLimits.tokens });
  } catch (error) {
    return withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
  }
}

/** As Apollo does it on the other transport; a code that is there already is the better one. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { code, ...extensions },
  });
}

function toGraphqlError(error: AppError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

function tooManyOperations(): AppError {
  return new AppError('RATE_LIMITED', `Expected at most ${maxOperations} operations at once on a socket.`, {
    params: { limit: maxOperations },
  });
}
