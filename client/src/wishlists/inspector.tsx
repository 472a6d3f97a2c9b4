import { ActionIcon, Slider, Text, Tooltip } from '@mantine/core';
import {
  IconPencil,
  IconPin,
  IconPinFilled,
  IconStackBackward,
  IconStackForward,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { ItemLiveFragment } from '../gql/graphql.ts';
import type { Desk } from './desk.ts';
import { faceOf } from './face-of.ts';
import type { OpenWishlist } from './open-wishlist.ts';
import { shapes } from './shape.ts';
import classes from './wishlist-page.module.css';

interface InspectorProps {
  desk: Desk;
  open: OpenWishlist;
  onEdit: (id: string) => void;
  onRemove: (id: string) => void;
}

/** What can be done to the piece that is worked on. It is always there, so that nothing moves when one is chosen. */
export function Inspector({ desk, open, onEdit, onRemove }: InspectorProps) {
  const selected = useStore(desk.state, (state) => state.selected);
  const held = useStore(desk.state, (state) => (selected ? state.held[selected.shape][selected.id] : null));
  const item = open.items.find((each) => faceOf(each).id === selected?.id);
  if (!item || !selected)
    return (
      <div className={classes.inspector}>
        <Text size="sm" c="dimmed" className={classes.hint}>
          {open.items.length === 0
            ? 'What you add cuts itself out and finds its place here.'
            : 'Drag a piece, or choose one to scale, turn and weigh it. What you put somewhere stays there; the rest flows around it.'}
        </Text>
      </div>
    );
  const { shape, id } = selected;
  const placed = open[shape].placements.find(({ item: each }) => faceOf(each).id === id);
  const isPinned = Boolean(held) || placed?.isPinned === true;
  return (
    <div className={classes.inspector}>
      <Text fw={600} className={classes.inspected}>
        {faceOf(item).name}
      </Text>
      <WeightSlider key={id} desk={desk} item={item} />
      <div className={classes.actions}>
        <Act
          label={isPinned ? `Unpin: ${shapes[shape].label}` : `Pin here: ${shapes[shape].label}`}
          isPressed={isPinned}
          act={() => (isPinned ? desk.unpin(shape, [id]) : desk.pin(shape, id))}
          icon={isPinned ? <IconPinFilled size={18} aria-hidden /> : <IconPin size={18} aria-hidden />}
        />
        <Act
          label="Bring forward"
          act={() => desk.bring(shape, id, 'forward')}
          icon={<IconStackForward size={18} aria-hidden />}
        />
        <Act
          label="Send back"
          act={() => desk.bring(shape, id, 'back')}
          icon={<IconStackBackward size={18} aria-hidden />}
        />
        <Act label="Edit" act={() => onEdit(id)} icon={<IconPencil size={18} aria-hidden />} />
        <Act label="Remove" act={() => onRemove(id)} icon={<IconTrash size={18} aria-hidden />} />
      </div>
    </div>
  );
}

interface ActProps {
  label: string;
  icon: ReactNode;
  act: () => void;
  isPressed?: boolean;
}

function Act({ label, icon, act, isPressed }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isPressed ? 'light' : 'subtle'}
        color={isPressed ? undefined : 'gray'}
        size={36}
        aria-label={label}
        aria-pressed={isPressed}
        onClick={act}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** Twice as much area for each step: as far to the right as to the left, though 4 and 0.5 are not. */
const weightOf = (step: number) => Math.round(2 ** step * 100) / 100;

function WeightSlider({ desk, item }: { desk: Desk; item: ItemLiveFragment }) {
  const { id } = faceOf(item);
  const [asked, setAsked] = useState<number | null>(null);
  const step = asked ?? Math.log2(item.weight);
  return (
    <div className={classes.weight}>
      <span className={classes.weightName} aria-hidden>
        Size
      </span>
      <Slider
        thumbLabel="Size beside the others"
        className={classes.weightSlider}
        size="sm"
        min={-1}
        max={2}
        step={0.25}
        value={step}
        label={(value) => `${weightOf(value)} ×`}
        marks={[{ value: 0 }]}
        onChange={setAsked}
        onChangeEnd={(value) => desk.weigh(id, weightOf(value))}
        thumbProps={{ 'aria-valuetext': `${weightOf(step)} times the others` }}
      />
    </div>
  );
}
