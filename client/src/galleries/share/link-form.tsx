import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { wrongEnd } from '../../gallery/end-choice.ts';
import type { ShareLinkFragment } from '../../gql/graphql.ts';
import { problemOfRequest } from '../../problem/find-problem.ts';
import { ProblemCard } from '../../problem/problem-card.tsx';
import { LinkFields } from './link-fields.tsx';
import { endWith, linkSentence } from './link-sentence.ts';
import { createInput, newLink, termsOf, updateInput, valuesOf, wrongLink } from './link-values.ts';
import classes from './share.module.css';
import { CreateGalleryLink, UpdateGalleryLink } from './share-link.ts';

interface LinkFormProps {
  galleryId: string;
  galleryEnd: string | null;
  /** Null for one that is to be made. */
  link: ShareLinkFragment | null;
  /** Told the id of the link that is there now. */
  onDone: (id: string | null) => void;
  /** Undefined where there is nothing to go back to. */
  onCancel?: () => void;
}

export function LinkForm({ galleryId, galleryEnd, link, onDone, onCancel }: LinkFormProps) {
  const [values, setValues] = useState(() => (link ? valuesOf(link) : newLink));
  const [creating, create] = useMutation(CreateGalleryLink);
  const [updating, update] = useMutation(UpdateGalleryLink);
  const nowMs = Date.now();
  const wrong = wrongLink(values, link?.hasPassword ?? false) ?? wrongEnd(values.end, nowMs);
  const busy = creating.fetching || updating.fetching;
  const error = creating.error ?? updating.error;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (wrong || busy) return;
    if (link) {
      const { data } = await update({ input: updateInput(link, values, Date.now()) });
      if (data?.updateGalleryLink) onDone(data.updateGalleryLink.link?.id ?? null);
    } else {
      const { data } = await create({ input: createInput(galleryId, values, Date.now()) });
      if (data?.createGalleryLink) onDone(data.createGalleryLink.link.id);
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <LinkFields values={values} onChange={setValues} isNew={link === null} />
        <p className={classes.sentence} aria-live="polite" data-wrong={wrong ? true : undefined}>
          {wrong ?? linkSentence(endWith(galleryEnd, termsOf(values, nowMs)), nowMs)}
        </p>
        {error && <ProblemCard problem={problemOfRequest(error)} />}
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={wrong !== null}>
            {link ? 'Save' : 'Create link'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
