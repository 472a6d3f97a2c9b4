import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '../problem/problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { accountOf } from '../session/account-of.ts';
import { apiKeyState } from '../session/api-key.ts';
import { dropOfferedKey, offeredKey } from '../session/offered-key.ts';
import { adoptKey } from '../session/open-account.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ScreenCard } from './screen-card.tsx';
import { UploadsEnd } from './uploads-end.tsx';

const text =
  'The link or code that you opened holds the key of an account. Use it only if it is your own: whoever gave it to you sees the pictures that you add there.';

/** A key came in the address, and this browser has no account. */
export function OfferedKeyScreen() {
  return (
    <ScreenCard title="Open your account here?" text={text}>
      <Answer yes="Open the account" no="Go on without it" />
    </ScreenCard>
  );
}

/** A key came in the address, and this browser has a key already, which may be nowhere else. */
export function OfferedKeyDialog() {
  const offered = useStore(offeredKey, ({ key }) => key);
  const present = useStore(apiKeyState, ({ key }) => key);
  if (offered === null || present === null || offered === present) return null;
  const isOther = accountOf(offered) !== accountOf(present);
  return (
    <Dialog title="Use the key from the address?" onClose={dropOfferedKey}>
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        {isOther && (
          <>
            <Text size="sm" c="dimmed">
              This browser then leaves the account it has now. Keep that one's key first if you want to come
              back: it is the only way in.
            </Text>
            <UploadsEnd />
          </>
        )}
        <Answer yes={isOther ? 'Switch account' : 'Use this key'} no="Stay here" />
      </Stack>
    </Dialog>
  );
}

function Answer({ yes, no }: { yes: string; no: string }) {
  const key = useStore(offeredKey, (state) => state.key);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function accept() {
    if (key === null) return;
    setBusy(true);
    const refusal = await adoptKey(key);
    setBusy(false);
    setProblem(refusal);
    if (!refusal) dropOfferedKey();
  }
  return (
    <Stack gap="sm">
      {problem && <ProblemCard problem={problem} />}
      <Button loading={busy} onClick={() => void accept()}>
        {yes}
      </Button>
      <Button variant="default" onClick={dropOfferedKey}>
        {no}
      </Button>
    </Stack>
  );
}
