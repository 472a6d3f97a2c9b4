import type { Request, Response } from 'express';
import type { Verdict } from '../services/storage/url-signature.ts';

type Reason = Extract<Verdict<never>, { isValid: false }>['reason'];

/** What is behind the door's own path: `a/b` of `/files/a/b`. */
export function readKey(req: Request): string {
  return (req.params.key as unknown as string[]).join('/');
}

/** As it was signed: Express's own parser would make lists and objects of it. */
export function readQuery(req: Request): URLSearchParams {
  return new URLSearchParams(req.url.split('?')[1] ?? '');
}

/** 403 for a signature that is not ours, 410 from the second a link has ended. */
export function refuseLink(res: Response, reason: Reason): void {
  const isGone = reason === 'EXPIRED';
  res
    .status(isGone ? 410 : 403)
    .type('text')
    .send(isGone ? 'This link has expired.\n' : 'This link is not valid.\n');
}
