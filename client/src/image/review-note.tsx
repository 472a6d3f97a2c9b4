import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconEye } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useClient } from 'urql';
import classes from './review.module.css';
import { setReviewed } from './set-reviewed.ts';

interface ReviewNoteProps {
  image: { id: string; needsReview: boolean };
  /** What else can be done about it. */
  children?: ReactNode;
}

/** Why a cutout is worth a look, and how to say that it is fine; then how to take that back. Mount it anew for another picture. */
export function ReviewNote({ image: { id, needsReview }, children }: ReviewNoteProps) {
  const client = useClient();
  const [isSaid, setSaid] = useState(false);
  const isUnderWay = useRef(false);
  if (!needsReview && !isSaid) return null;

  // The button is the same all along and never out of use, so that it keeps the focus.
  async function say() {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    // Before the news of it is here, with which the note would go.
    if (needsReview) setSaid(true);
    const said = await setReviewed(client, [id], needsReview);
    isUnderWay.current = false;
    if (needsReview !== said.length > 0) setSaid(false);
  }

  const Icon = needsReview ? IconEye : IconCheck;
  const ButtonIcon = needsReview ? IconCheck : IconArrowBackUp;
  return (
    <section className={classes.note} data-said={!needsReview || undefined} aria-label="Review of the cutout">
      <Icon size={20} className={classes.icon} aria-hidden />
      <p className={classes.words} aria-live="polite">
        {needsReview ? (
          <>
            <strong>Please look</strong> The model was of two minds about parts of this picture. Look at the
            edges, and for missing parts.
          </>
        ) : (
          'You looked at it, and it looks fine.'
        )}
      </p>
      <div className={classes.actions}>
        {needsReview && children}
        <Button
          size="xs"
          variant="default"
          leftSection={<ButtonIcon size={15} aria-hidden />}
          onClick={() => void say()}
        >
          {needsReview ? 'Looks fine' : 'Undo'}
        </Button>
      </div>
    </section>
  );
}
