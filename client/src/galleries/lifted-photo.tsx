import { readFragment } from '../gql/fragment-masking.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { useNode } from '../list/use-node.ts';
import { GalleryPhoto } from './gallery-photo.ts';
import { GalleryPhotoOf } from './gallery-photo-of.ts';
import classes from './photos.module.css';

/** What hangs at the pointer while photos are dragged. */
export function LiftedPhoto({ id, count }: { id: string; count: number }) {
  const photo = readFragment(GalleryPhoto, useNode(GalleryPhotoOf, id)?.image);
  return (
    <div className={classes.lift}>
      <div className={classes.lifted}>
        <FadeInImage src={photo?.thumbnail?.url ?? null} placeholder={photo?.placeholder ?? null} alt="" />
      </div>
      {count > 1 && <span className={classes.liftedCount}>{count}</span>}
    </div>
  );
}
