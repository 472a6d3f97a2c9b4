import { Text } from '@mantine/core';
import { useId } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { LibraryImages, libraryPageSize } from '../library/library-images.ts';
import { LibraryTileImage } from '../library/library-tile.tsx';
import classes from './empty-studio.module.css';
import { useStudio } from './studio-context.ts';

const shown = 6;

/** The newest pictures, to go on with after a reload or on another day. */
export function RecentPictures() {
  const labelId = useId();
  const studio = useStudio();
  const [{ data }] = useQuery({ query: LibraryImages, variables: { first: libraryPageSize, after: null } });
  const images = (data?.images?.nodes ?? [])
    .map((node) => readFragment(LibraryTileImage, node))
    .filter(({ status }) => status === 'READY')
    .slice(0, shown);
  return (
    <div className={classes.recent}>
      {images.length > 0 && (
        <>
          <Text size="sm" fw={550} id={labelId}>
            Or go on with a recent one
          </Text>
          {/* biome-ignore lint/a11y/useSemanticElements: nothing is filled in here, so it is no fieldset */}
          <div className={classes.row} role="group" aria-labelledby={labelId}>
            {images.map((image) => (
              <button
                key={image.id}
                type="button"
                className={classes.picture}
                aria-label={`Open ${image.filename}`}
                onClick={() => studio.openImage({ id: image.id, filename: image.filename })}
              >
                <FadeInImage
                  src={image.thumbnail?.url ?? null}
                  placeholder={image.placeholder ?? null}
                  alt=""
                />
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
