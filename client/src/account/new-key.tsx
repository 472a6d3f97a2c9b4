import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { KeyField } from './key-field.tsx';

const CreateApiKey = graphql(`
  mutation CreateApiKey($name: String) {
    createApiKey(input: { name: $name }) {
      apiKey {
        id
      }
      secret
    }
  }
`);

/** Makes a key and shows it, this once. */
export function NewKey({ onMade }: { onMade: () => void }) {
  const [{ fetching, data, error }, create] = useMutation(CreateApiKey);
  const [name, setName] = useState('');
  const secret = data?.createApiKey?.secret;

  async function make() {
    const made = await create({ name: name.trim() || null });
    if (!made.data?.createApiKey) return;
    setName('');
    onMade();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Stack gap="sm">
        {secret && (
          <Alert variant="light" title="Your new key" role="status">
            <Stack gap="sm">
              <Text size="sm">Copy it now: it is shown this once.</Text>
              <KeyField key={secret} label="New API key" value={secret} />
            </Stack>
          </Alert>
        )}
        {error && <ProblemCard problem={problemOfRequest(error)} />}
        <TextInput
          label="Name of a new key"
          placeholder="What is it for?"
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={fetching}>
          Make a key
        </Button>
      </Stack>
    </form>
  );
}
