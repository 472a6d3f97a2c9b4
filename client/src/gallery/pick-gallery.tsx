import { Button, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconPhoto, IconPlus } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { countOf } from '../format/count.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CreateGallery } from './create-gallery.ts';
import { GalleryCover } from './gallery-cover.tsx';
import { galleryList } from './gallery-list.ts';
import classes from './pick-gallery.module.css';
import { useGallery } from './use-gallery.ts';

/** Where pictures are to go; the id is null for the library. */
export interface Picked {
  id: string | null;
  name: string;
}

interface PickGalleryProps {
  title: string;
  /** The one they are in, which is not offered. */
  exceptId?: string;
  hasLibrary?: boolean;
  onPick: (picked: Picked) => void;
  onClose: () => void;
}

/** Which of the account's galleries, or a new one. */
export function PickGallery({ title, exceptId, hasLibrary = false, onPick, onClose }: PickGalleryProps) {
  const list = useLiveList(galleryList);
  const ids = list.ids.filter((id) => id !== exceptId);
  return (
    <Dialog onClose={onClose} title={title} size={460}>
      <Stack gap="md">
        <NewGallery onMade={onPick} />
        {list.problem && <ProblemCard problem={list.problem} onRetry={list.more} />}
        {(ids.length > 0 || hasLibrary) && (
          <ul className={classes.list} aria-label="Galleries">
            {hasLibrary && (
              <Choice
                name="Library"
                details="In no gallery"
                cover={<IconPhoto size={24} stroke={1.5} className={classes.library} aria-hidden />}
                onPick={() => onPick({ id: null, name: 'the library' })}
              />
            )}
            {ids.map((id) => (
              <GalleryChoice key={id} id={id} onPick={onPick} />
            ))}
          </ul>
        )}
        {list.hasMore && list.isKnown && (
          <Button variant="default" loading={list.isAsking} onClick={list.more}>
            Show more
          </Button>
        )}
      </Stack>
    </Dialog>
  );
}

function GalleryChoice({ id, onPick }: { id: string; onPick: (picked: Picked) => void }) {
  const gallery = useGallery(id);
  if (!gallery) return null;
  const { name, imageCount, cover } = gallery;
  return (
    <Choice
      name={name}
      details={countOf(imageCount ?? 0, 'photo')}
      cover={<GalleryCover cover={cover} sizes="52px" />}
      onPick={() => onPick({ id, name: `“${name}”` })}
    />
  );
}

interface ChoiceProps {
  name: string;
  details: string;
  cover: ReactNode;
  onPick: () => void;
}

function Choice({ name, details, cover, onPick }: ChoiceProps) {
  return (
    <li>
      <UnstyledButton className={classes.choice} onClick={onPick}>
        <span className={classes.cover}>{cover}</span>
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          <span className={classes.details}>{details}</span>
        </span>
      </UnstyledButton>
    </li>
  );
}

function NewGallery({ onMade }: { onMade: (picked: Picked) => void }) {
  const [name, setName] = useState('');
  const [{ fetching, error }, create] = useMutation(CreateGallery);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '' || fetching) return;
    const { data } = await create({ input: { name: name.trim() } });
    const made = data?.createGallery?.gallery;
    if (made) onMade({ id: made.id, name: `“${name.trim()}”` });
  }
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.make}>
      <TextInput
        className={classes.field}
        label="New gallery"
        placeholder="Summer by the sea"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        loading={fetching}
        disabled={name.trim() === ''}
        leftSection={<IconPlus size={17} aria-hidden />}
      >
        Create
      </Button>
      {error && <Text className={classes.problem}>{problemOfRequest(error).message}</Text>}
    </form>
  );
}
