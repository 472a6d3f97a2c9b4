import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { wordProblem } from '../problem/problem-text.ts';
import { adoptKey } from '../session/open-account.ts';
import { keyEye } from './key-eye.ts';

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
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <PasswordInput
          label="API key"
          autoComplete="off"
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
