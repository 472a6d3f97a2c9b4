import type { Context } from '../../context/context.ts';
import { networkOf, siteOf } from '../access/network.ts';

/** Counts one sign-up of the caller's network, and of its site; RATE_LIMITED if there were too many. */
export async function countSignUp({ attempts, address }: Context): Promise<void> {
  await attempts.count('signUp', networkOf(address));
  const site = siteOf(address);
  if (site !== null) await attempts.count('signUpOfSite', site);
}
