import { Button, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../problem/problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { askSignUpOpen, signUp } from '../session/open-account.ts';
import { KeyForm } from './key-form.tsx';
import classes from './key-screen.module.css';
import { ScreenCard } from './screen-card.tsx';

const reasons = {
  closed: {
    title: 'Welcome to Pasteup',
    text: 'This server is by invitation. Ask the person who runs it for an API key and enter it here. This browser will remember it.',
  },
  stranger: {
    title: 'Nothing of yours is here yet',
    text: 'This page shows the pictures of an account, and this browser has none. Begin with a picture of your own, or enter the key of your account.',
  },
  forgotten: {
    title: 'You were here before',
    text: 'This browser has had an account with pictures and has forgotten its key, as browsers do after a while. Enter the key to go back to your pictures.',
  },
  deleted: {
    title: 'Your account is deleted',
    text: 'Its pictures and its keys are gone. Enter the key of another account to go on with that.',
  },
  refused: {
    title: 'Your key no longer works',
    text: 'It was replaced somewhere else, or its account is gone. Enter the current key to go on where you were.',
  },
};

type Reason = keyof typeof reasons;

const mayStartOver: Reason[] = ['forgotten', 'deleted', 'refused'];

export function KeyScreen({ reason }: { reason: Reason }) {
  const { title, text } = reasons[reason];
  return (
    <ScreenCard title={title} text={text}>
      <KeyForm submitLabel="Continue" autoFocus />
      {mayStartOver.includes(reason) && <StartOver />}
      {reason === 'stranger' && (
        <Button component={Link} to="/" variant="default">
          Open the Studio
        </Button>
      )}
      <Text size="xs" c="dimmed" className={classes.note}>
        <IconKey size={14} aria-hidden /> Keys stay in this browser and go to this server only.
      </Text>
    </ScreenCard>
  );
}

/** Whoever has lost the key may begin anew, where the server lets anyone. */
function StartOver() {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void askSignUpOpen().then((answer) => setOpen('open' in answer && answer.open));
  }, []);
  if (!open) return null;
  async function startOver() {
    setBusy(true);
    setProblem(null);
    const opened = await signUp();
    setBusy(false);
    if (!opened.ok && !opened.closed) setProblem(opened.problem);
  }
  return (
    <>
      {problem && <ProblemCard problem={problem} />}
      <Button variant="default" loading={busy} onClick={() => void startOver()}>
        Start over with a new, empty account
      </Button>
    </>
  );
}
