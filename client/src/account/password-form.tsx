import { Button, PasswordInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { keyEye } from './key-eye.ts';
import classes from './key-ways.module.css';
import { managerName } from './manager-name.ts';
import { offerPassword } from './offer-password.ts';

/**
 * A form as browsers know it from sign-ups, so that they offer to save what it holds. Its fields have no names, so nothing
 * of them could be sent, and may be written in, as managers pass over those that may not.
 */
export function PasswordForm({ apiKey, onDone }: { apiKey: string; onDone: () => void }) {
  const id = managerName(apiKey) || 'pasteup';
  /** The form is sent, and whether the browser has saved it only its owner knows. */
  const [isUnsure, setUnsure] = useState(false);
  return (
    <form
      className={classes.password}
      onSubmit={(event) => {
        event.preventDefault();
        void offerPassword({ id, password: apiKey }).then((asked) => (asked ? onDone() : setUnsure(true)));
      }}
    >
      <Text size="sm" className={classes.wide}>
        Your browser then asks whether to save it, and fills it in when Pasteup asks for your key.
      </Text>
      <TextInput label="Saved as" autoComplete="username" value={id} onChange={() => {}} />
      <PasswordInput
        label="Your key, as the password"
        autoComplete="new-password"
        spellCheck={false}
        value={apiKey}
        onChange={() => {}}
        visibilityToggleButtonProps={keyEye}
      />
      <Button type="submit" variant={isUnsure ? 'default' : 'filled'}>
        Save it
      </Button>
      {isUnsure && (
        <>
          <Text size="sm" role="status" className={classes.wide}>
            Did your browser save it? If it did not ask, keep the key another way.
          </Text>
          <Button onClick={onDone}>It is saved</Button>
        </>
      )}
    </form>
  );
}
