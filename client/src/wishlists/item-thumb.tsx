import { tileColours } from '../collage/tile-colours.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import type { ItemLiveFragment } from '../gql/graphql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { faceOf } from './face-of.ts';
import { ItemImage } from './item-live.ts';
import classes from './items.module.css';

/** Its cutout; until there is one its photo; and for what has no picture the first letter of its name. */
export function ItemThumb({ item }: { item: ItemLiveFragment }) {
  const { name, cutout } = faceOf(item);
  const image = item.image && readFragment(ItemImage, item.image);
  if (!image) {
    const { ground, ink } = tileColours(name);
    return (
      <span className={classes.thumb} style={{ background: ground, color: ink }} aria-hidden>
        {Array.from(name)[0]?.toUpperCase()}
      </span>
    );
  }
  const { thumbnail, placeholder } = image;
  return (
    <span className={classes.thumb} data-working={!cutout || undefined}>
      <FadeInImage
        src={cutout?.url ?? thumbnail?.url ?? null}
        placeholder={cutout ? null : (placeholder ?? null)}
        fit={cutout ? 'contain' : 'cover'}
        alt=""
      />
    </span>
  );
}
