import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, type ErrorCode, errorCodes, toJobError } from './errors.ts';
import { queryLimits } from './query-limits.ts';

/** Codes of Apollo for a document that never ran. */
const documentCodes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];

/**
 * What a caller is shown of an error, the same on both transports. Ours keep code and figures. What the schema says of a
 * document or of a variable keeps its message. Anything else is logged whole under an id, and only the id is shown.
 */
export function maskError(error: unknown, log: Logger): GraphQLFormattedError {
  const graphqlError =
    error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  const { message, locations, path } = graphqlError;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const original = findOriginal(graphqlError);
  if (original instanceof AppError)
    return { ...place, message: original.message, extensions: toExtensions(original) };
  const code = graphqlError.extensions.code as string | undefined;
  if (code === 'GRAPHQL_PARSE_FAILED' && message.includes('tokens')) return tooManyTokens();
  if (code && documentCodes.includes(code)) return { ...place, message, extensions: { code, params: [] } };
  if (code && code in errorCodes && code !== 'INTERNAL_SERVER_ERROR')
    return { ...place, message, extensions: { params: [], ...pickExtensions(graphqlError) } };
  // Without an original and without a path it is about the variables.
  if (!original && !path) return { ...place, message, extensions: { code: 'BAD_USER_INPUT', params: [] } };
  return { ...place, ...hideError(original ?? error, log) };
}

/** The neutral sentence, with the id under which the log has it all. */
export function hideError(error: unknown, log: Logger): GraphQLFormattedError {
  const id = randomUUID();
  log.error({ event: 'error.unexpected', id, err: error });
  return {
    message: `Something went wrong on our side. It is logged as ${id}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode, params: [{ name: 'id', value: id }] },
  };
}

function tooManyTokens(): GraphQLFormattedError {
  const limit = queryLimits.tokens;
  const error = new AppError(
    'QUERY_TOO_COMPLEX',
    `Expected a document of at most ${limit} tokens. It has more.`,
    { params: { limit } },
  );
  return { message: error.message, extensions: toExtensions(error) };
}

function toExtensions(error: AppError) {
  const { code, params } = toJobError(error);
  return { code, params };
}

function pickExtensions({ extensions: { code, params } }: GraphQLError) {
  return { code, ...(params ? { params } : {}) };
}

/** Resolvers' errors come wrapped, sometimes more than once. */
function findOriginal(error: GraphQLError): Error | undefined {
  let original: Error | undefined = error.originalError ?? undefined;
  while (original instanceof GraphQLError && original.originalError) original = original.originalError;
  return original;
}
