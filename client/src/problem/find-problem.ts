import type { ErrorCode } from '../gql/graphql.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { hasWording } from './problem-text.ts';

/** The shape of a failed job's `error`. */
export function problemOfJob({
  code,
  message,
  params,
}: {
  code: ErrorCode;
  message: string;
  params: Problem['params'];
}): Problem {
  return { code, message, params };
}

interface RequestError {
  message: string;
  networkError?: Error;
  /** Of an answer by HTTP, whatever was in it. */
  response?: { status: number };
  graphQLErrors: { message: string; extensions?: Record<string, unknown> }[];
}

/** What urql reports for a request; Apollo's own codes (a document that does not parse) count as unexpected. */
export function problemOfRequest(error: RequestError): Problem {
  const first = error.graphQLErrors[0];
  if (!first) return { code: codeWithoutAnswer(error), params: {}, message: error.message };
  const { code, params } = first.extensions ?? {};
  return {
    code: hasWording(code) ? code : 'INTERNAL_SERVER_ERROR',
    params: (params ?? {}) as Problem['params'],
    message: first.message,
  };
}

/** `fetch` throws TypeErrors where nothing came or what came broke off; all else did come, and could not be read. */
function codeWithoutAnswer({ networkError, response }: RequestError): ProblemCode {
  if (!response || networkError instanceof TypeError) return 'OFFLINE';
  if (response.status === 429) return 'RATE_LIMITED';
  // What stands before the server says that it is away: that passes.
  return response.status >= 500 ? 'SERVICE_UNAVAILABLE' : 'NOT_UNDERSTOOD';
}
