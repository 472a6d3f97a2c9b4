import { IconPhotoOff, IconScissors } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { readFragment } from '../gql/fragment-masking.ts';
import type { ImageTileFragment } from '../gql/graphql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { ImageTile, ImageTileOf } from '../image/image-tile.ts';
import { PhotoCheck } from '../image/photo-check.tsx';
import { ReviewMark } from '../image/review-mark.tsx';
import { useNode } from '../list/use-node.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import { wordProblem } from '../problem/problem-text.ts';
import classes from './library.module.css';

interface LibraryTileProps {
  id: string;
  /** Of the address, which that of the picture has too. */
  search: string;
  /** Its number in the list, and how many there are; -1 while that is not known. */
  place: number;
  of: number;
  selected: boolean;
  /** While any is selected, a tile is chosen by a click instead of opened. */
  choosing: boolean;
  onToggle: (id: string, range: boolean) => void;
}

/** Rendered again when its own picture or its place changes; of plain elements, as a fling makes fifty. */
export const LibraryTile = memo(function LibraryTile({
  id,
  search,
  place,
  of,
  selected,
  choosing,
  onToggle,
}: LibraryTileProps) {
  const image = readFragment(ImageTile, useNode(ImageTileOf, id)?.image);
  return (
    <li
      className={classes.tile}
      data-selected={selected || undefined}
      data-choosing={choosing || undefined}
      aria-posinset={place}
      aria-setsize={of}
    >
      {image && (
        <>
          <Link
            to={id + search}
            className={classes.open}
            preventScrollReset
            onClick={(event) => {
              if (!choosing) return;
              event.preventDefault();
              onToggle(id, event.shiftKey);
            }}
          >
            {image.status === 'READY' ? (
              <FadeInImage
                src={image.thumbnail?.url ?? null}
                placeholder={image.placeholder ?? null}
                alt=""
              />
            ) : (
              <MissingPicture image={image} />
            )}
            <span className={classes.caption}>
              <span className={classes.name}>{image.filename}</span>
              {image.cutout && <IconScissors size={15} role="img" aria-label="has a cutout" />}
            </span>
            {image.needsReview && <ReviewMark className={classes.mark} />}
          </Link>
          <PhotoCheck
            name={image.filename}
            isChosen={selected}
            onToggle={(isRange) => onToggle(id, isRange)}
          />
        </>
      )}
    </li>
  );
});

/** One that was refused, or that is still being fetched: there is no picture to show. */
function MissingPicture({ image: { status, rejection } }: { image: ImageTileFragment }) {
  return (
    <span className={classes.missing} data-status={status}>
      <IconPhotoOff size={26} stroke={1.6} aria-hidden />
      {status === 'AWAITING_BYTES' ? 'On its way' : rejection && wordProblem(problemOfJob(rejection)).title}
    </span>
  );
}
