import { Center, Loader } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useStore } from '../ui/store.ts';
import { apiKeyState } from './api-key.ts';
import { KeyScreen } from './key-screen.tsx';
import { type Opened, openAccount } from './open-account.ts';

interface AccountGateProps {
  children: (apiKey: string) => ReactNode;
  /** For who has no key, in the place of an account made for them; null makes one. */
  stranger: ReactNode;
}

/** Shows its children once there is a key to act with. */
export function AccountGate({ children, stranger }: AccountGateProps) {
  const { key, refused } = useStore(apiKeyState);
  if (refused) return <KeyScreen reason="refused" />;
  return key === null ? (stranger ?? <FirstVisit />) : children(key);
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
