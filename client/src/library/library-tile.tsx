import { Checkbox } from '@mantine/core';
import { IconPhotoOff, IconScissors } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { LibraryTileFragment } from '../gql/graphql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { problemOfJob } from '../problem/find-problem.ts';
import { wordProblem } from '../problem/problem-text.ts';
import classes from './library.module.css';

export const LibraryTileImage = graphql(`
  fragment LibraryTile on Image {
    id
    filename
    status
    createdAt
    revision
    placeholder
    rejection {
      code
      message
      params
    }
    thumbnail {
      id
      url
    }
    cutout {
      id
    }
  }
`);

interface LibraryTileProps {
  image: FragmentType<typeof LibraryTileImage>;
  selected: boolean;
  /** While any is selected, a tile is chosen by a click instead of opened. */
  choosing: boolean;
  onToggle: (id: string, range: boolean) => void;
}

export function LibraryTile({ image: masked, selected, choosing, onToggle }: LibraryTileProps) {
  const image = readFragment(LibraryTileImage, masked);
  return (
    <li className={classes.tile} data-selected={selected || undefined} data-choosing={choosing || undefined}>
      <Link
        to={image.id}
        className={classes.open}
        preventScrollReset
        onClick={(event) => {
          if (!choosing) return;
          event.preventDefault();
          onToggle(image.id, event.shiftKey);
        }}
      >
        {image.status === 'READY' ? (
          <FadeInImage src={image.thumbnail?.url ?? null} placeholder={image.placeholder ?? null} alt="" />
        ) : (
          <MissingPicture image={image} />
        )}
        <span className={classes.caption}>
          <span className={classes.name}>{image.filename}</span>
          {image.cutout && <IconScissors size={15} role="img" aria-label="has a cutout" />}
        </span>
      </Link>
      <Checkbox
        className={classes.check}
        size="md"
        aria-label={`Select ${image.filename}`}
        checked={selected}
        onChange={(event) => onToggle(image.id, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </li>
  );
}

/** One that was refused: there is no picture to show. */
function MissingPicture({ image: { status, rejection } }: { image: LibraryTileFragment }) {
  return (
    <span className={classes.missing} data-status={status}>
      <IconPhotoOff size={26} stroke={1.6} aria-hidden />
      {rejection && wordProblem(problemOfJob(rejection)).title}
    </span>
  );
}
