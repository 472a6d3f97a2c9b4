import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';
import type { Verdict } from '../../tools/signing/url-signature.ts';
import { isKey } from '../../tools/storage/key.ts';
import { describeRefusal } from '../refusal.ts';

type Reason = Extract<Verdict<never>, { isValid: false }>['reason'];

/** What is behind the door's own path: `a/b` of `/files/a/b`. NOT_FOUND for what can be no key. */
export function readKey(req: Request): string {
  const key = (req.params.key as unknown as string[]).join('/');
  if (isKey(key)) return key;
  throw new AppError('NOT_FOUND', 'There is no such file.');
}

/** As it was signed: Express's own parser would make lists and objects of it. */
export function readQuery(req: Request): URLSearchParams {
  return new URLSearchParams(req.url.split('?')[1] ?? '');
}

/** In words: 403 for a signature that is not ours, 410 from the second a link has ended. */
export function refuseLink(res: Response, reason: Reason): void {
  const isGone = reason === 'EXPIRED';
  res
    .status(isGone ? 410 : 403)
    // What is refused now may be given later, and neither is a cache's to keep.
    .set('Cache-Control', 'no-store')
    .json(
      describeRefusal(
        isGone
          ? new AppError('GONE', 'This link has expired.')
          : new AppError('UNAUTHENTICATED', 'This link is not valid.'),
      ),
    );
}
