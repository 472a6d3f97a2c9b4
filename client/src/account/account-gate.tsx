import { Center, Loader } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useStore } from '../ui/store.ts';
import { apiKeyState } from './api-key.ts';
import { KeyScreen } from './key-screen.tsx';
import { type Opened, openAccount } from './open-account.ts';

/** Shows its children once there is a key to act with. */
export function AccountGate({ children }: { children: (apiKey: string) => ReactNode }) {
  const { key, refused } = useStore(apiKeyState);
  if (refused) return <KeyScreen reason="refused" />;
  return key === null ? <FirstVisit /> : children(key);
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
