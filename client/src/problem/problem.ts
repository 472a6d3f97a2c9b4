import type { ErrorCode } from '../gql/graphql.ts';

/**
 * What went wrong, as a caller can word it: a server's code, that none answered, that what answered was not the server,
 * or that a file was not to be read.
 */
export type ProblemCode = ErrorCode | 'OFFLINE' | 'NOT_UNDERSTOOD' | 'FILE_CHANGED';

export interface Problem {
  code: ProblemCode;
  /** Figures that belong to the code: `limit`, `actual`, `retryAfterMs`, … */
  params: Readonly<Record<string, string | number>>;
  /** The server's own sentence, for what has no better wording here. */
  message?: string;
}
