import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { problemOfRequest } from '../../problem/find-problem.ts';
import { notifyProblem } from '../../problem/notify-problem.ts';
import { RevokeGalleryLink } from './share-link.ts';

interface RevokeLinkProps {
  id: string;
  label: string;
  onRevoked: () => void;
}

/** Asks once more, in its own place, as a link that is revoked is so for good. */
export function RevokeLink({ id, label, onRevoked }: RevokeLinkProps) {
  const [asked, setAsked] = useState(false);
  const [{ fetching }, revoke] = useMutation(RevokeGalleryLink);
  async function end() {
    const { error } = await revoke({ id });
    if (error) notifyProblem(problemOfRequest(error));
    else onRevoked();
  }
  return (
    <Button
      size="sm"
      color="red"
      variant={asked ? 'filled' : 'light'}
      loading={fetching}
      aria-label={asked ? `Really revoke: ${label}` : `Revoke: ${label}`}
      onClick={() => (asked ? void end() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {asked ? 'Revoke for good?' : 'Revoke'}
    </Button>
  );
}
