import { accountOf } from '../session/account-of.ts';

/** Under which a password manager keeps a key: the same for each key of an account, and another for another account. */
export function managerName(key: string): string {
  const account = accountOf(key);
  return account === key ? '' : `pasteup-${account.slice(-6)}`;
}
