import { VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import classes from './items.module.css';
import type { Preview } from './preview-link.ts';

interface PickPictureProps {
  pictures: Preview['pictures'];
  /** Address of one of them; empty for none. */
  chosen: string;
  onChoose: (url: string) => void;
}

/** The pictures of a page; or none of them, and its name on a tile. */
export function PickPicture({ pictures, chosen, onChoose }: PickPictureProps) {
  const group = useId();
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>Picture</legend>
      {pictures.map(({ url, width, height, thumbnail }, at) => (
        <label key={url} className={classes.choiceOne} title={`${width} × ${height} pixels`}>
          <input type="radio" name={group} checked={chosen === url} onChange={() => onChoose(url)} />
          <img src={thumbnail} alt="" />
          <VisuallyHidden>
            Picture {at + 1} of {pictures.length}
          </VisuallyHidden>
        </label>
      ))}
      <label className={classes.choiceOne}>
        <input type="radio" name={group} checked={chosen === ''} onChange={() => onChoose('')} />
        None
      </label>
    </fieldset>
  );
}
