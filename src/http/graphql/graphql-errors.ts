import { randomUUID } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, cut, type ErrorCode, errorCodes } from '../../errors.ts';
import { isDatabaseAway } from '../../tools/postgres/outage.ts';
import { currentRequestId } from '../request-log.ts';

/** Codes of Apollo for a document that never ran. */
const documentCodes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];

/** graphql-js' own words for it. */
const tooManyTokensPattern = /^Syntax Error: Document contains more tha. (\d+) tokens/;

/**
 * What a caller is shown of an error, the same on both transports. Ours keep code and figures. What the schema says of a
 * document or of a variable keeps its message. Anything else is logged whole under an id, and only the id is shown.
 */
export function maskError(error: unknown, log: Logger): GraphQLFormattedError {
  const graphqlError =
    error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  const { locations, path } = graphqlError;
  const message = cutMessage(graphqlError.message);
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = findCause(graphqlError);
  if (cause instanceof AppError) return { ...place, ...showError(cause, log) };
  if (isDatabaseAway(cause)) return { ...place, ...showError(databaseAway(cause), log) };
  const code = graphqlError.extensions.code as string | undefined;
  const [, maxTokens] = tooManyTokensPattern.exec(message) ?? [];
  if (maxTokens) return tooManyTokens(Number(maxTokens));
  if (code && documentCodes.includes(code)) return { ...place, message, extensions: foreignExtensions(code) };
  if (code && code in errorCodes && code !== 'INTERNAL_SERVER_ERROR')
    return { ...place, message, extensions: foreignExtensions(code) };
  if (isAboutRequest(graphqlError, cause))
    return { ...place, message, extensions: foreignExtensions('BAD_USER_INPUT') };
  return { ...place, ...hideError(cause, log) };
}

/** One of ours, for which the log has what callers are not told where it is no fault of theirs. */
export function showError(error: AppError, log: Logger): GraphQLFormattedError {
  const { code, params } = error;
  if (errorCodes[code].status >= 500) log.warn({ event: 'error.shown', id: params.id, code, err: error });
  return formatError(error);
}

/** A fault that passes: programs ask again. */
export function databaseAway(cause: unknown): AppError {
  return new AppError('SERVICE_UNAVAILABLE', 'The database does not answer now; try again in a moment.', {
    cause,
    isRetryable: true,
  });
}

/** The neutral sentence, with the id under which the log has it all. */
export function hideError(error: unknown, log: Logger): GraphQLFormattedError {
  const id = currentRequestId() ?? randomUUID();
  log.error({ event: 'error.hidden', id, err: error });
  return {
    message: `Something went wrong on our side. It is logged as ${id}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode, isRetryable: true, params: { id } },
  };
}

/** A library's words about what came, which they may repeat whole, and more than once. */
export function cutMessage(message: string): string {
  return cut(
    message.replace(/\S{100,}/g, (word) => cut(word)),
    1000,
  );
}

function tooManyTokens(limit: number): GraphQLFormattedError {
  const message = `Expected a document of at most ${limit} tokens. It has more.`;
  return formatError(new AppError('QUERY_TOO_COMPLEX', message, { params: { limit } }));
}

/** One of ours as callers are told of it, at every door. */
export function formatError({ message, code, isRetryable, params }: AppError): GraphQLFormattedError {
  return { message, extensions: { code, isRetryable, params } };
}

/** Of one that a library words: what was sent is wrong, and stays so. */
function foreignExtensions(code: string) {
  return { code, isRetryable: false, params: {} };
}

/** Resolvers' errors come wrapped, sometimes more than once. */
function findCause(error: GraphQLError): Error {
  let cause: Error = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/**
 * Whether the schema says it of a variable or an argument, or the server of the whole request. A value that a resolver
 * gave and the schema does not take is a GraphQLError too, but points nowhere in the document by itself.
 */
function isAboutRequest({ path, nodes }: GraphQLError, cause: Error): boolean {
  if (!path) return nodes !== undefined || cause instanceof GraphQLError;
  return cause instanceof GraphQLError && cause.nodes !== undefined;
}

/** For where graphql-js takes nothing else. Over HTTP, where the document did not run, it has the code's own status. */
export function toGraphqlError(error: AppError): GraphQLError {
  const headers = new HeaderMap(Object.entries(retryHeader(error)));
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { http: { status: errorCodes[error.code].status, headers } },
  });
}

/** Of an error that says when to come again, the header that does. */
export function retryHeader({ params }: AppError): { 'Retry-After'?: string } {
  const seconds = Math.ceil(Number(params.retryAfterMs ?? 0) / 1000);
  return seconds > 0 ? { 'Retry-After': `${seconds}` } : {};
}
