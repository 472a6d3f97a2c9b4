import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { wordProblem } from '../problem/problem-text.ts';
import { adoptKey } from '../session/open-account.ts';
import { keyEye } from './key-eye.ts';
import classes from './key-form.module.css';
import { managerName } from './manager-name.ts';

interface KeyFormProps {
  submitLabel: string;
  autoFocus?: boolean;
  onDone?: () => void;
}

/** Asks for a key, tries it, and only then lets it take the place of the present one. */
export function KeyForm({ submitLabel, autoFocus = false, onDone }: KeyFormProps) {
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit() {
    const typed = key.trim();
    if (!typed) return setError('Enter a key first.');
    setBusy(true);
    const problem = await adoptKey(typed);
    setBusy(false);
    if (problem) {
      const { title, advice } = wordProblem(problem);
      return setError(`${title}. ${advice}`);
    }
    onDone?.();
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        {/* Of no use to people: password managers find by it what they have kept, and fill the key in. */}
        <input
          className={classes.unseen}
          type="text"
          autoComplete="username"
          aria-hidden
          tabIndex={-1}
          value={managerName(key.trim())}
          onChange={() => {}}
        />
        <PasswordInput
          label="API key"
          autoComplete="current-password"
          spellCheck={false}
          visibilityToggleButtonProps={keyEye}
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus}
          value={key}
          error={error}
          onChange={(event) => {
            setKey(event.currentTarget.value);
            setError(null);
          }}
        />
        <Button type="submit" loading={busy}>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
}
