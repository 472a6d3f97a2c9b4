import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconCornerDownLeft, IconPhotoPlus } from '@tabler/icons-react';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useClient } from 'urql';
import type { WishlistLiveFragment } from '../gql/graphql.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import { useFilePicker } from '../ui/use-file-picker.tsx';
import { addItem } from './add-item.ts';
import classes from './items.module.css';
import { newKey } from './new-key.ts';
import { readEntry } from './read-entry.ts';
import type { WishlistUploads } from './wishlist-uploads.ts';

/** Of no use before somebody has a link. */
const AddLink = lazy(async () => ({ default: (await import('./add-link.tsx')).AddLink }));

interface ComposerProps {
  wishlist: WishlistLiveFragment;
  uploads: WishlistUploads;
}

/** One field for whatever somebody wishes for: a shop's link, a picture's address or a name; and the way to photos. */
export function Composer({ wishlist, uploads }: ComposerProps) {
  const client = useClient();
  const picker = useFilePicker({ onFiles: uploads.add });
  const [text, setText] = useState('');
  const [link, setLink] = useState<string | null>(null);
  const entry = readEntry(text);
  usePastedLink(setLink);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!entry) return;
    setText('');
    if (entry.kind === 'link') return setLink(entry.link);
    const { kind, ...fields } = entry;
    const problem = await addItem(client, { wishlistId: wishlist.id, clientId: newKey(), ...fields });
    if (problem) notifyProblem(problem);
  }

  return (
    <>
      <form className={classes.composer} onSubmit={(event) => void submit(event)}>
        <div className={classes.entry}>
          <TextInput
            className={classes.entryText}
            aria-label="Add by a link, a picture’s address or a name"
            placeholder="A link, or a name"
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rightSection={
              <Tooltip label="Add">
                <ActionIcon
                  type="submit"
                  variant={entry ? 'filled' : 'subtle'}
                  color={entry ? undefined : 'gray'}
                  size={28}
                  aria-label="Add"
                >
                  <IconCornerDownLeft size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            }
          />
          <Button
            variant="default"
            leftSection={<IconPhotoPlus size={17} aria-hidden />}
            px="md"
            onClick={picker.open}
          >
            Photos
          </Button>
          {picker.input}
        </div>
      </form>
      <Suspense fallback={null}>
        {link && <AddLink key={link} wishlistId={wishlist.id} link={link} onClose={() => setLink(null)} />}
      </Suspense>
    </>
  );
}

/** A link that is pasted where nothing is being written is meant to be added. */
function usePastedLink(onLink: (link: string) => void) {
  useWindowEvent('paste', (event) => {
    const { target, clipboardData } = event;
    if (target instanceof Element && target.closest('input, textarea, [role=dialog]')) return;
    const entry = readEntry(clipboardData?.getData('text/plain') ?? '');
    if (entry?.kind !== 'link') return;
    event.preventDefault();
    onLink(entry.link);
  });
}
