import { type ReactNode, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { useStore } from 'zustand';
import { KeyScreen } from '../account/key-screen.tsx';
import { OfferedKeyDialog } from '../account/offered-key.tsx';
import { liveFeature } from '../live/live.ts';
import { apiKeyState } from '../session/api-key.ts';
import { openSession, type Session } from '../session/session.ts';
import { SessionContext } from '../session/session-context.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import { useLeaveWarning } from '../upload/use-leave-warning.ts';
import { pages } from './page-table.ts';

const shown = pages.flatMap(({ shows }) => shows);

interface AccountSessionProps {
  account: string;
  children: ReactNode;
}

/** Everything that belongs to one account, whichever key it has now; another one begins anew with an empty cache. */
export function AccountSession({ account, children }: AccountSessionProps) {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    const opened = openSession(account, shown);
    opened.get(liveFeature);
    setSession(opened);
    return () => opened.close();
  }, [account]);
  return session && <Open session={session}>{children}</Open>;
}

function Open({ session, children }: { session: Session; children: ReactNode }) {
  const refused = useStore(apiKeyState, (state) => state.refused);
  useLeaveWarning(session.get(trayFeature));
  return (
    <SessionContext value={session}>
      <Provider value={session.client}>
        {refused ? <KeyScreen reason="refused" /> : children}
        <OfferedKeyDialog />
      </Provider>
    </SessionContext>
  );
}
