import type { Server } from 'node:http';
import {
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocket, WebSocketServer } from 'ws';
import { doorPaths } from '../../config/door-path.ts';
import { queryLimits } from '../../config/query-limit.ts';
import { requestLimits, socketLimits } from '../../config/request-limit.ts';
import type { Caller, Context, Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { isPageWelcome } from '../../services/access/page-origin.ts';
import { identify, readBearer, readOrigin } from '../caller.ts';
import { admitOperation, tellCost } from './admit-operation.ts';
import { maskError, toGraphqlError } from './graphql-errors.ts';
import { queryLimitRules } from './query-limits.ts';
import { createSocketOperations } from './socket-operations.ts';
import { createSocketRegister } from './socket-register.ts';

/** Operations under way on one socket. */
const maxOperations = { known: socketLimits.operations, stranger: 10 };
const connectionInitTimeoutMs = 5000;
/** Answers nobody reads, in memory; the ones of operations are bounded by their number, those of pings are not. */
const maxUnsentBytes = 1_048_576;
/** One who reads nothing does not answer the close frame either. */
const closeTimeoutMs = 2000;
/** RFC 6455's registry: the server is there, but cannot do it now. */
const tryAgainLater = 1013;
const rules = [...specifiedRules, ...queryLimitRules];

/**
 * GraphQL by graphql-transport-ws. Closes with 4403 for a page that may not call and for a bad key, also one that has ended
 * while the socket was open, 1001 when the server stops, 1013 while the database is away, and as the protocol says
 * otherwise. A socket without a key may ask what anyone may.
 */
export function openGraphqlSockets(
  server: Server,
  schema: GraphQLSchema,
  contexts: Contexts,
): { close: () => Promise<void> } {
  const { config, log, events } = contexts.forSystem();
  const sockets = new WebSocketServer({
    server,
    path: doorPaths.graphql,
    maxPayload: requestLimits.messageBytes,
    // A burst of messages is read one a turn of the event loop: between two of them it is seen what is unread.
    allowSynchronousEvents: false,
  });
  const register = createSocketRegister(contexts);
  const { execute, subscribe } = createSocketOperations();
  /** Of the operation that a context was made for. */
  const costs = new WeakMap<Context, number>();
  const shown = new WeakMap<ExecutionResult, FormattedExecutionResult>();
  const stopListening = events.on(
    'apiKey',
    ({ accountId }) => register.recheck(accountId),
    register.recheckAll,
  );

  /** Of a result that several are given, once: one fault is one line in the log. */
  function showErrors(result: ExecutionResult): FormattedExecutionResult {
    const before = shown.get(result);
    if (before) return before;
    const masked = { ...result, errors: result.errors?.map((error) => maskError(error, log)) };
    shown.set(result, masked);
    return masked;
  }

  sockets.on('connection', (socket, request) => {
    if (!register.addNewcomer(socket, readOrigin(request, config).address))
      socket.close(tryAgainLater, 'Too many sockets at once');
    socket.on('message', () => socket.bufferedAmount > maxUnsentBytes && socket.terminate());
    // That a socket went away with messages under way is no error, but would be printed as one for each of them.
    const send = socket.send.bind(socket) as (data: unknown, done: () => void) => void;
    socket.send = (data: unknown, done: unknown) => send(data, () => (done as () => void)());
  });

  const { dispose } = useServer<Record<string, unknown> | undefined, { caller: Caller }>(
    {
      schema,
      execute,
      subscribe,
      // Else the reason of a close would tell internals.
      isProd: true,
      connectionInitWaitTimeout: connectionInitTimeoutMs,
      async onConnect({ connectionParams, extra }) {
        const origin = readOrigin(extra.request, config);
        if (!isPageWelcome(config, origin)) return false;
        // What the client itself says counts before what a proxy may have put into the header.
        const bearer = readBearer(
          connectionParams?.authorization ??
            connectionParams?.Authorization ??
            extra.request.headers.authorization,
        );
        const scope = await identify(contexts.forSystem(), bearer).catch((error) => {
          log.warn({ event: 'socket.identify_failed', err: error });
          // A client takes 4500, which an error here would become, for a reason never to come again.
          extra.socket.close(tryAgainLater, 'Try again later');
          return null;
        });
        if (!scope || extra.socket.readyState !== WebSocket.OPEN) return false;
        if (scope.kind === 'account' && !register.add(extra.socket, scope)) {
          extra.socket.close(tryAgainLater, 'Too many sockets');
          return false;
        }
        if (scope.kind === 'nobody' && !register.addStranger(extra.socket, origin.address)) {
          extra.socket.close(tryAgainLater, 'Too many sockets without a key');
          return false;
        }
        extra.caller = { ...origin, scope };
        return true;
      },
      onSubscribe({ subscriptions, extra: { caller } }, _id, { query, variables, operationName }) {
        const most = caller?.scope.kind === 'nobody' ? maxOperations.stranger : maxOperations.known;
        if (Object.keys(subscriptions).length > most) return [toGraphqlError(tooManyOperations(most))];
        const document = parseDocument(query);
        if (document instanceof GraphQLError) return [document];
        const errors = validate(schema, document, rules);
        if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
        const contextValue = contexts.forCaller(caller as Caller);
        const admission = admitOperation(contextValue, { schema, document, variables, operationName });
        if ('refusal' in admission) return [admission.refusal];
        costs.set(contextValue, admission.cost);
        return {
          schema,
          document,
          variableValues: variables,
          operationName,
          contextValue,
        };
      },
      onError: (_ctx, _id, _payload, errors) => errors.map((error) => maskError(error, log)),
      onNext(_ctx, _id, _payload, { contextValue }, result) {
        const shownResult = result.errors ? showErrors(result) : result;
        return { ...shownResult, extensions: tellCost(costs.get(contextValue as Context) ?? 0) };
      },
    },
    sockets,
  );
  // Else the library prints what a stranger sent wrong, in fourteen lines each time; the socket is closed all the same.
  sockets.on('connection', (socket) => {
    socket.removeAllListeners('error');
    socket.on('error', (error) => log.info({ event: 'socket.failed', err: error.message }));
  });
  return {
    async close() {
      stopListening();
      register.close();
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, closeTimeoutMs);
      await dispose();
      clearTimeout(timer);
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

/** As Apollo does it on the other transport. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { ...extensions, code },
  });
}

function tooManyOperations(limit: number): AppError {
  return new AppError('RATE_LIMITED', `Expected at most ${limit} operations at once on a socket.`, {
    params: { limit },
    isRetryable: true,
  });
}
