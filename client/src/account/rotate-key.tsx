import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { accountOf } from '../session/account-of.ts';
import { setApiKey } from '../session/api-key.ts';
import { forgetKeptElsewhere } from '../session/kept-elsewhere.ts';

const RotateApiKey = graphql(`
  mutation RotateApiKey {
    rotateApiKey {
      secret
    }
  }
`);

export function RotateKey({ onDone }: { onDone: () => void }) {
  const [{ fetching, error }, rotate] = useMutation(RotateApiKey);
  const [confirmed, setConfirmed] = useState(false);

  async function run() {
    setConfirmed(true);
    const { data } = await rotate({});
    if (!data?.rotateApiKey) return;
    onDone();
    const { secret } = data.rotateApiKey;
    forgetKeptElsewhere(accountOf(secret));
    setApiKey(secret);
    notifications.show({ message: 'This browser uses the new key. The old one has ended.', color: 'green' });
  }

  return (
    <Stack gap="md">
      <Text size="sm">
        You get a new key and the present one ends at once, in every program and browser that uses it. Your
        pictures stay.
      </Text>
      {confirmed && error && <ProblemCard problem={problemOfRequest(error)} />}
      <Button onClick={() => void run()} loading={fetching}>
        Rotate key
      </Button>
    </Stack>
  );
}
