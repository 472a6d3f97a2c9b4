import { IconExternalLink, IconGripVertical } from '@tabler/icons-react';
import { memo, useContext } from 'react';
import { useStore } from 'zustand';
import { linkProps } from '../collage/safe-link.ts';
import type { ItemLiveFragment } from '../gql/graphql.ts';
import { EntriesPopover } from '../ui/entries-popover.tsx';
import type { Desk } from './desk.ts';
import { faceOf } from './face-of.ts';
import { ItemClaims } from './item-claims.tsx';
import { ItemState } from './item-state.tsx';
import { ItemThumb } from './item-thumb.tsx';
import classes from './items.module.css';
import { formatMoney } from './money.ts';
import { RowFrameContext } from './row-frame.tsx';

interface ItemRowProps {
  item: ItemLiveFragment;
  desk: Desk;
  onEdit: (id: string) => void;
  onRemove: (id: string) => void;
}

export const ItemRow = memo(function ItemRow({ item, desk, onEdit, onRemove }: ItemRowProps) {
  const { id, name, link } = faceOf(item);
  const { price, quantity, weight } = item;
  const isSelected = useStore(desk.state, ({ selected }) => selected?.id === id);
  const Frame = useContext(RowFrameContext);
  const shop = linkProps(link);
  const facts = [
    price && formatMoney(price),
    quantity > 1 && `${quantity} wanted`,
    weight !== 1 && `${weight} × as large`,
  ].filter(Boolean);
  return (
    <Frame id={id} isSelected={isSelected}>
      {(grip) => (
        <>
          <button type="button" className={classes.grip} aria-label={`Move ${name}`} data-grip {...grip}>
            <IconGripVertical size={16} stroke={1.8} aria-hidden />
          </button>
          <ItemThumb item={item} />
          <span className={classes.words}>
            <button
              type="button"
              className={classes.name}
              aria-pressed={isSelected}
              onClick={() => desk.select(desk.shownShape(), isSelected ? null : id)}
            >
              {name}
            </button>
            {facts.length > 0 && <span className={`${classes.facts} tabular`}>{facts.join(' · ')}</span>}
            <ItemState item={item} />
            <ItemClaims item={item} />
          </span>
          {shop && (
            <a
              {...shop}
              className={classes.shop}
              href={shop.href}
              aria-label={`${name} in its shop`}
              title={new URL(shop.href).hostname}
            >
              <IconExternalLink size={17} stroke={1.7} aria-hidden />
            </a>
          )}
          <span className={classes.menu}>
            <EntriesPopover
              label={`More for ${name}`}
              groups={[
                {
                  entries: [
                    { label: 'Edit', onPick: () => onEdit(id) },
                    { label: 'Remove', isDangerous: true, onPick: () => onRemove(id) },
                  ],
                },
              ]}
            />
          </span>
        </>
      )}
    </Frame>
  );
});
