import { Outlet, useLocation } from 'react-router';
import { AccountGate } from '../account/account-gate.tsx';
import { KeyScreen } from '../account/key-screen.tsx';
import { AccountSession } from './account-session.tsx';
import { NoSuchPage } from './error-page.tsx';
import { findPage } from './page-table.ts';

/** Around the shell: whose account it is. An address alone makes none, as it may be a link that somebody sent. */
export function Root() {
  const page = findPage(useLocation().pathname);
  return (
    <AccountGate
      isPage={page !== null}
      stranger={page?.makesAccount ? null : page ? <KeyScreen reason="stranger" /> : <Nowhere />}
    >
      {(account) => (
        <AccountSession key={account} account={account}>
          <Outlet />
        </AccountSession>
      )}
    </AccountGate>
  );
}

function Nowhere() {
  return (
    <main>
      <NoSuchPage />
    </main>
  );
}
