import { Title } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import type { WishlistLiveFragment } from '../gql/graphql.ts';
import { updateWishlist } from './update-wishlist.ts';
import classes from './wishlist-page.module.css';

/** A title that is a field once it is clicked. Enter keeps it, Escape leaves it as it was. */
export function TitleField({ wishlist: { id, title } }: { wishlist: WishlistLiveFragment }) {
  const client = useClient();
  const [text, setText] = useState<string | null>(null);
  async function keep() {
    const wanted = text?.trim();
    if (wanted && wanted !== title) await updateWishlist(client, { id, title: wanted });
    setText(null);
  }
  return (
    <Title order={1} tabIndex={-1} className={classes.title}>
      {text === null ? (
        <button type="button" className={classes.titleButton} title="Rename" onClick={() => setText(title)}>
          {title}
        </button>
      ) : (
        <input
          className={classes.titleInput}
          aria-label="Title"
          // biome-ignore lint/a11y/noAutofocus: who has clicked the title wants to write it
          autoFocus
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => void keep()}
          onKeyDown={({ key }) => {
            if (key === 'Enter') void keep();
            if (key === 'Escape') setText(null);
          }}
        />
      )}
    </Title>
  );
}
