import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { dropApiKey } from '../session/api-key.ts';
import { WhoIs } from '../session/open-account.ts';
import { forgetVisit } from '../session/visited.ts';
import { UploadsEnd } from './uploads-end.tsx';

const DeleteAccount = graphql(`
  mutation DeleteAccount($id: ID!) {
    deleteAccount(input: { id: $id }) {
      deletedId
    }
  }
`);

const confirmation = 'delete';

/** Deletes the account once its owner has typed that they mean it; this browser then has none. */
export function DeleteAccountForm() {
  const [{ data }] = useQuery({ query: WhoIs });
  const [{ fetching, error }, remove] = useMutation(DeleteAccount);
  const [typed, setTyped] = useState('');
  const id = data?.viewer?.id;
  const isConfirmed = id !== undefined && typed.trim().toLowerCase() === confirmation;

  async function run() {
    if (!isConfirmed) return;
    const deleted = await remove({ id });
    if (!deleted.data?.deleteAccount) return;
    forgetVisit();
    dropApiKey();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          All pictures and all keys of this account go, for every program and browser that uses them. Nobody
          can bring them back.
        </Text>
        <UploadsEnd />
        {error && <ProblemCard problem={problemOfRequest(error)} />}
        <TextInput
          label={`Type “${confirmation}” to confirm`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" color="red" disabled={!isConfirmed} loading={fetching}>
          Delete account
        </Button>
      </Stack>
    </form>
  );
}
