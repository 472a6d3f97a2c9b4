import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsShuffle, IconPinnedOff } from '@tabler/icons-react';
import type { CollageLiveFragment } from '../gql/graphql.ts';
import type { Desk } from './desk.ts';
import { type Shape, shapes } from './shape.ts';
import classes from './wishlist-page.module.css';

interface StageCaptionProps {
  desk: Desk;
  shape: Shape;
  collage: CollageLiveFragment;
}

export function StageCaption({ desk, shape, collage: { placements, isSettled } }: StageCaptionProps) {
  const { label } = shapes[shape];
  const pinned = placements.filter(({ isPinned }) => isPinned).length;
  const isEmpty = placements.length === 0;
  const tools = [
    {
      label: pinned > 0 ? `Unpin all ${pinned}` : 'Nothing is pinned',
      name: `Unpin all: ${label}`,
      Icon: IconPinnedOff,
      act: () => desk.unpin(shape, null),
      isThere: pinned > 0,
    },
    {
      label: 'Shuffle what is not pinned',
      name: `Shuffle: ${label}`,
      Icon: IconArrowsShuffle,
      act: () => desk.shuffle(shape),
      isThere: !isEmpty,
    },
  ];
  return (
    <div className={classes.caption}>
      <h2 className={classes.captionName}>{label}</h2>
      <span className={classes.settling} data-shown={!isSettled || undefined} role="status">
        {isSettled ? '' : 'Laying out'}
      </span>
      {tools.map(({ label: words, name, Icon, act, isThere }) => (
        <Tooltip key={name} label={words}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={name}
            // Not `disabled`: the keyboard's focus would be lost with the last of them.
            aria-disabled={!isThere}
            opacity={isThere ? 1 : 0.35}
            onClick={() => isThere && act()}
          >
            <Icon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
