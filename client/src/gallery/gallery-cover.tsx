import { IconPhoto } from '@tabler/icons-react';
import type { GalleryLiveFragment } from '../gql/graphql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { srcSetOf } from '../image/src-set.ts';
import classes from './gallery-cover.module.css';

/** Fills its box: the cover of a gallery, or that it has none yet. */
export function GalleryCover({ cover, sizes }: { cover: GalleryLiveFragment['cover']; sizes: string }) {
  return cover ? (
    <FadeInImage
      src={cover.thumbnail?.url ?? cover.preview?.url ?? null}
      srcSet={srcSetOf(cover)}
      sizes={sizes}
      placeholder={cover.placeholder ?? null}
      alt=""
    />
  ) : (
    <span className={classes.none}>
      <IconPhoto size={30} stroke={1.4} aria-hidden />
    </span>
  );
}
