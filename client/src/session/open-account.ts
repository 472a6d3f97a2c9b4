import { createBareClient } from '../api/client.ts';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { accountOf } from './account-of.ts';
import { setApiKey, takeKeptKey } from './api-key.ts';
import { noteKeptElsewhere } from './kept-elsewhere.ts';
import { withSignUpLock } from './sign-up-lock.ts';

const SignUpOpen = graphql(`
  query SignUpOpen {
    limits {
      isSignUpOpen
    }
  }
`);

const SignUp = graphql(`
  mutation SignUp {
    signUp {
      secret
    }
  }
`);

export const WhoIs = graphql(`
  query WhoIs {
    viewer {
      id
    }
  }
`);

export type Opened =
  | { ok: true }
  | { ok: false; closed: true }
  | { ok: false; closed: false; problem: Problem };

/** Whether this server makes accounts for whoever comes. */
export async function askSignUpOpen(): Promise<{ open: boolean } | { problem: Problem }> {
  const { data, error } = await createBareClient().query(SignUpOpen, {}).toPromise();
  if (data) return { open: data.limits.isSignUpOpen };
  return { problem: error ? problemOfRequest(error) : { code: 'OFFLINE', params: {} } };
}

export async function signUp(): Promise<Opened> {
  const { data, error } = await createBareClient().mutation(SignUp, {}).toPromise();
  if (!data?.signUp) return refusal(error ? problemOfRequest(error) : { code: 'OFFLINE', params: {} });
  setApiKey(data.signUp.secret);
  return { ok: true };
}

const refusal = (problem: Problem): Opened => ({ ok: false, closed: false, problem });

/** Makes an account on the first visit. Two tabs that open together share one. */
export async function openAccount(): Promise<Opened> {
  const open = await askSignUpOpen();
  if ('problem' in open) return refusal(open.problem);
  if (!open.open) return { ok: false, closed: true };
  // What another tab has kept meanwhile is heard of later than the lock is had.
  return withSignUpLock(async () => (takeKeptKey() ? { ok: true } : signUp()));
}

/** Tries a key before it takes the place of the present one. */
export async function adoptKey(key: string): Promise<Problem | null> {
  const { data, error } = await createBareClient(key).query(WhoIs, {}).toPromise();
  if (error) return problemOfRequest(error);
  if (!data?.viewer) return { code: 'UNAUTHENTICATED', params: {} };
  // Where it came from it can come from again; whom this browser forgets is told so all the same.
  if (setApiKey(key)) noteKeptElsewhere(accountOf(key));
  return null;
}
