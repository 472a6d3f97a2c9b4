import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { readFragment } from '../gql/fragment-masking.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { FixButton } from '../image/fix-button.tsx';
import { ImageTile } from '../image/image-tile.ts';
import { useNode } from '../list/use-node.ts';
import classes from './review.module.css';
import { ReviewedImage, ReviewedImageOf } from './reviewed-image.ts';

interface ReviewItemProps {
  id: string;
  /** Its number in the list, and how many there are; -1 while that is not known. */
  place: number;
  of: number;
  onFine: (name: string) => void;
}

/** A cutout on its checkerboard, beside what it was cut from. */
export function ReviewItem({ id, place, of, onFine }: ReviewItemProps) {
  const label = useId();
  const node = useNode(ReviewedImageOf, id)?.image;
  const image = readFragment(ImageTile, node);
  const cutout = readFragment(ReviewedImage, node)?.cutout;
  const name = image?.filename ?? '';
  return (
    <li aria-posinset={place} aria-setsize={of}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form */}
      <div
        className={classes.item}
        role="group"
        aria-labelledby={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is looked at has the keyboard, and keys of its own
        tabIndex={0}
        data-review={id}
        data-name={name}
      >
        <div className={classes.pair}>
          <span className={classes.picture}>
            <FadeInImage
              src={image?.thumbnail?.url ?? null}
              placeholder={image?.placeholder ?? null}
              alt=""
              fit="contain"
            />
          </span>
          <span className={`${classes.picture} checkerboard`}>
            <FadeInImage
              src={cutout?.url ?? null}
              placeholder={null}
              alt={`Cutout of ${name}`}
              fit="contain"
            />
          </span>
        </div>
        <p className={classes.name} id={label}>
          {name}
        </p>
        <div className={classes.actions}>
          <Button
            variant="default"
            h={44}
            leftSection={<IconCheck size={16} aria-hidden />}
            aria-describedby={label}
            onClick={() => onFine(name)}
          >
            Looks fine
          </Button>
          <FixButton imageId={id} variant="filled" h={44} data-fix aria-describedby={label} />
        </div>
      </div>
    </li>
  );
}
