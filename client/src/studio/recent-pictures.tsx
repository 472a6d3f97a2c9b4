import { Text } from '@mantine/core';
import { useId } from 'react';
import { readFragment } from '../gql/fragment-masking.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { ImageTile, ImageTileOf } from '../image/image-tile.ts';
import { imageList } from '../list/image-list.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { useNode } from '../list/use-node.ts';
import classes from './empty-studio.module.css';
import { useStudio } from './studio-feature.ts';

const shown = 6;

/** The newest pictures, to go on with after a reload or on another day. */
export function RecentPictures() {
  const labelId = useId();
  const { ids } = useLiveList(imageList, { statuses: ['READY'] });
  return (
    <div className={classes.recent}>
      {ids.length > 0 && (
        <>
          <Text size="sm" fw={550} id={labelId}>
            Or go on with a recent one
          </Text>
          {/* biome-ignore lint/a11y/useSemanticElements: nothing is filled in here, so it is no fieldset */}
          <div className={classes.row} role="group" aria-labelledby={labelId}>
            {ids.slice(0, shown).map((id) => (
              <RecentPicture key={id} id={id} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function RecentPicture({ id }: { id: string }) {
  const studio = useStudio();
  const image = readFragment(ImageTile, useNode(ImageTileOf, id)?.image);
  if (!image) return null;
  const { filename } = image;
  return (
    <button
      type="button"
      className={classes.picture}
      aria-label={`Open ${filename}`}
      onClick={() => studio.openImage({ id, filename })}
    >
      <FadeInImage src={image.thumbnail?.url ?? null} placeholder={image.placeholder ?? null} alt="" />
    </button>
  );
}
