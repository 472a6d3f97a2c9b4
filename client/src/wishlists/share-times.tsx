import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { dateValue, endChoiceOf, endOf, wrongEnd } from '../gallery/end-choice.ts';
import { EndField } from '../gallery/end-field.tsx';
import { startOfDay, wrongReveal } from './reveal.ts';
import { RevealField } from './reveal-field.tsx';
import classes from './share.module.css';
import type { ShareFieldProps } from './share-password.tsx';

/** When its owner is told who gives what, and when it ends. */
export function ShareTimes({ wishlist, saving, onChange }: ShareFieldProps) {
  const revealAt = wishlist.revealAt ?? null;
  const dayBefore = revealAt && dateValue(new Date(revealAt));
  const endBefore = endChoiceOf(wishlist.expiresAt);
  const [day, setDay] = useState<string | null>(dayBefore);
  const [end, setEnd] = useState(endBefore);
  const nowMs = Date.now();
  const isNewDay = day !== dayBefore;
  const isNewEnd = end.kind !== endBefore.kind || (end.kind === 'date' && end.date !== endBefore.date);
  const isWrong =
    (isNewDay && day !== null && wrongReveal(day, nowMs, revealAt) !== null) ||
    (isNewEnd && wrongEnd(end, nowMs) !== null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isWrong || saving) return;
    const endAt = endOf(end, Date.now());
    await onChange({
      ...(isNewDay && (day === null ? { noReveal: true } : { revealAt: startOfDay(day)?.toISOString() })),
      ...(isNewEnd && (endAt ? { expiresAt: endAt.toISOString() } : { neverExpires: true })),
    });
  }

  return (
    <form className={classes.card} onSubmit={(event) => void submit(event)} aria-label="Dates">
      <RevealField day={day} before={revealAt} onChange={setDay} />
      <EndField
        label="Ends"
        description="Then it is gone, with its items and their pictures."
        choice={end}
        onChange={setEnd}
      />
      {(isNewDay || isNewEnd) && (
        <Group justify="flex-end">
          <Button type="submit" loading={saving} disabled={isWrong}>
            Save dates
          </Button>
        </Group>
      )}
    </form>
  );
}
