import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import classes from './filmstrip.module.css';
import { FilmstripItem } from './filmstrip-item.tsx';
import { useSession } from './studio-context.ts';

export function Filmstrip({ onPick }: { onPick: () => void }) {
  const { pictures, selectedKey } = useSession();
  return (
    <nav className={classes.strip} aria-label="Pictures on the table">
      <Button
        variant="default"
        className={classes.add}
        leftSection={<IconPlus size={17} aria-hidden />}
        onClick={onPick}
      >
        Add photos
      </Button>
      <ul className={classes.list}>
        {pictures.map((picture) => (
          <FilmstripItem key={picture.key} picture={picture} selected={picture.key === selectedKey} />
        ))}
      </ul>
    </nav>
  );
}
