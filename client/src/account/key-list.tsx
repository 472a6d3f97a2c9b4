import { Badge, Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { formatAgo } from '../format/measure.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { KeyListKeyFragment } from '../gql/graphql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './key-list.module.css';
import { NewKey } from './new-key.tsx';

const KeyListKey = graphql(`
  fragment KeyListKey on ApiKey {
    id
    name
    createdAt
    expiresAt
    lastUsedAt
    isCurrent
  }
`);

const AccountKeys = graphql(`
  query AccountKeys {
    viewer {
      id
      apiKeys {
        id
        ...KeyListKey
      }
    }
  }
`);

const RevokeApiKey = graphql(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(input: { id: $id }) {
      revokedId
    }
  }
`);

/** The account's keys, which can be revoked but for the one this browser acts with, and a form for one more. */
export function KeyList() {
  const [{ data, error }, ask] = useQuery({ query: AccountKeys, requestPolicy: 'cache-and-network' });
  const [{ error: refusal }, revoke] = useMutation(RevokeApiKey);
  const nowMs = useNow();
  const list = useRef<HTMLUListElement>(null);
  const askAgain = () => ask({ requestPolicy: 'network-only' });
  const problem = refusal ?? error;
  const keys = readFragment(KeyListKey, data?.viewer?.apiKeys ?? []);

  async function end(id: string) {
    await revoke({ id });
    // The button that had the focus goes with its key.
    list.current?.focus();
    askAgain();
  }

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        Give each program a key of its own: one that leaks is revoked alone.
      </Text>
      {problem && <ProblemCard problem={problemOfRequest(problem)} />}
      <ul ref={list} tabIndex={-1} className={classes.list} aria-label="Keys">
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} nowMs={nowMs} onRevoke={() => void end(key.id)} />
        ))}
      </ul>
      <NewKey onMade={askAgain} />
    </Stack>
  );
}

interface KeyRowProps {
  apiKey: KeyListKeyFragment;
  nowMs: number;
  onRevoke: () => void;
}

function KeyRow({ apiKey, nowMs, onRevoke }: KeyRowProps) {
  const { createdAt, expiresAt, lastUsedAt, isCurrent } = apiKey;
  const name = apiKey.name ?? 'Key without a name';
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Text size="sm" fw={600} className={classes.name}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          Made {formatAgo(createdAt, nowMs)} ·{' '}
          {lastUsedAt ? `used ${formatAgo(lastUsedAt, nowMs)}` : 'never used'}
          {expiresAt && ` · ends ${formatAgo(expiresAt, nowMs)}`}
        </Text>
      </div>
      {isCurrent ? (
        <Badge variant="light" tt="none" flex="none">
          This browser
        </Badge>
      ) : (
        <Revoke name={name} onRevoke={onRevoke} />
      )}
    </li>
  );
}

/** Asks once more, in its own place, as a key that is revoked ends at once in whatever uses it. */
function Revoke({ name, onRevoke }: { name: string; onRevoke: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <Button
      size="compact-sm"
      flex="none"
      color="red"
      variant={asked ? 'filled' : 'light'}
      aria-label={asked ? `Really revoke: ${name}` : `Revoke: ${name}`}
      onClick={() => (asked ? onRevoke() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {asked ? 'Really?' : 'Revoke'}
    </Button>
  );
}
