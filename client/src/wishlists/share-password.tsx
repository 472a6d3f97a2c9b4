import { Button, Group, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { UpdateWishlistInput, WishlistLiveFragment } from '../gql/graphql.ts';
import classes from './share.module.css';

export interface ShareFieldProps {
  wishlist: WishlistLiveFragment;
  saving: boolean;
  /** Whether it is done. */
  onChange: (input: Omit<UpdateWishlistInput, 'id'>) => Promise<boolean>;
}

export function SharePassword({ wishlist: { hasPassword }, saving, onChange }: ShareFieldProps) {
  const [wants, setWants] = useState(false);
  const [password, setPassword] = useState('');
  const isAsked = hasPassword || wants;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (password === '' || saving || !(await onChange({ password }))) return;
    setPassword('');
    setWants(false);
  }

  return (
    <form className={classes.card} onSubmit={(event) => void submit(event)} aria-label="Password">
      <Switch
        label="Ask for a password"
        description={
          hasPassword ? 'It asks for one now. Another one ends what the old one opened.' : undefined
        }
        checked={isAsked}
        disabled={saving}
        onChange={(event) => {
          setWants(event.currentTarget.checked);
          if (!event.currentTarget.checked && hasPassword) void onChange({ noPassword: true });
        }}
      />
      {isAsked && (
        <Group gap="xs" wrap="nowrap">
          <TextInput
            aria-label={hasPassword ? 'Another password' : 'Password'}
            placeholder={hasPassword ? 'Another password' : 'Tell it to them another way'}
            autoComplete="off"
            maxLength={200}
            className={classes.grow}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={password === '' || saving}>
            Set
          </Button>
        </Group>
      )}
    </form>
  );
}
