import { Center, Loader } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ProblemCard } from '../problem/problem-card.tsx';
import { accountOf } from '../session/account-of.ts';
import { apiKeyState } from '../session/api-key.ts';
import { offeredKey } from '../session/offered-key.ts';
import { type Opened, openAccount } from '../session/open-account.ts';
import { wasHere } from '../session/visited.ts';
import { KeyScreen } from './key-screen.tsx';
import { OfferedKeyScreen } from './offered-key.tsx';

interface AccountGateProps {
  children: (account: string) => ReactNode;
  /** For who has no key, in the place of an account made for them; null makes one. */
  stranger: ReactNode;
  /** Whether there is something here that a key opens. */
  isPage: boolean;
}

/** Shows its children once there is a key to act with, also one that is refused: what is under way may go on with the next. */
export function AccountGate({ children, stranger, isPage }: AccountGateProps) {
  const account = useStore(apiKeyState, ({ key }) => key && accountOf(key));
  const dropped = useStore(apiKeyState, (state) => state.dropped);
  const isOffered = useStore(offeredKey, ({ key }) => key !== null);
  if (account !== null) return children(account);
  if (isOffered) return <OfferedKeyScreen />;
  if (dropped) return <KeyScreen reason="deleted" />;
  if (isPage && wasHere()) return <KeyScreen reason="forgotten" />;
  return stranger ?? <FirstVisit />;
}

function FirstVisit() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback(() => {
    setOpened(null);
    void openAccount().then(setOpened);
  }, []);
  useEffect(open, [open]);

  if (opened && !opened.ok && opened.closed) return <KeyScreen reason="closed" />;
  return (
    <Center mih="100dvh" p="md" component="main">
      {opened && !opened.ok && !opened.closed ? (
        <ProblemCard problem={opened.problem} onRetry={open} />
      ) : (
        <Loader type="dots" aria-label="Opening your account" />
      )}
    </Center>
  );
}
