import type { ErrorCode } from '../gql/graphql.ts';
import type { Problem } from './problem.ts';
import { hasWording } from './problem-text.ts';

interface NamedValue {
  name: string;
  value: string;
}

export function paramsOf(list: readonly NamedValue[]): Record<string, string> {
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** The shape of a failed job's `error`. */
export function problemOfJob(error: { code: ErrorCode; message: string; params: NamedValue[] }): Problem {
  return { code: error.code, message: error.message, params: paramsOf(error.params) };
}

interface RequestError {
  message: string;
  networkError?: Error;
  graphQLErrors: { message: string; extensions?: Record<string, unknown> }[];
}

/** What urql reports for a request; Apollo's own codes (a document that does not parse) count as unexpected. */
export function problemOfRequest(error: RequestError): Problem {
  const first = error.graphQLErrors[0];
  if (!first) return { code: 'OFFLINE', params: {}, message: error.message };
  const { code, params } = first.extensions ?? {};
  return {
    code: hasWording(code) ? code : 'INTERNAL_SERVER_ERROR',
    params: Array.isArray(params) ? paramsOf(params) : {},
    message: first.message,
  };
}
