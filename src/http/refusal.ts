import type { Response } from 'express';
import { AppError } from '../errors.ts';
import { formatError } from './graphql/graphql-errors.ts';

/** The body of an answer whose status is not the code's own: of the same shape as everywhere. */
export function describeRefusal(error: AppError) {
  return { errors: [formatError(error)] };
}

/** Before anything of the request is run, or its body read. `error` says what is wrong with the bearer that came (RFC 6750). */
export function refuseBearer(res: Response, message: string, error?: 'invalid_token'): void {
  res
    .status(401)
    .set('WWW-Authenticate', `Bearer realm="pasteup"${error ? `, error="${error}"` : ''}`)
    .json(describeRefusal(new AppError('UNAUTHENTICATED', message)));
}
