import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';

/** Id of the account that owns what is made and pays for it; UNAUTHENTICATED where there is none. */
export function requireOwner({ scope }: Context): string {
  if (scope.kind === 'account') return scope.accountId;
  throw new AppError(
    'UNAUTHENTICATED',
    'This needs an API key, as the header "Authorization: Bearer <key>".',
  );
}
