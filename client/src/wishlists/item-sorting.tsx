import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { type ReactNode, useMemo } from 'react';
import type { ItemLiveFragment } from '../gql/graphql.ts';
import { faceOf } from './face-of.ts';
import classes from './items.module.css';
import { RowFrameContext, type RowFrameProps } from './row-frame.tsx';

interface ItemSortingProps {
  items: readonly ItemLiveFragment[];
  /** Before another; null: behind all. */
  onMove: (id: string, before: string | null) => void;
  children: ReactNode;
}

const instructions = {
  draggable:
    'Press Space to lift the item, the up and down arrows to say where it goes, Space again to put it there, and Escape to leave it where it was.',
};

/** Lets the rows in it be dragged by their grips, by pointer, finger and keyboard. All of this room that knows of dnd-kit is here. */
export function ItemSorting({ items, onMove, children }: ItemSortingProps) {
  const names = useMemo(() => new Map(items.map((item) => [faceOf(item).id, faceOf(item).name])), [items]);
  const ids = useMemo(() => [...names.keys()], [names]);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  function drop({ active, over }: DragEndEvent) {
    const [id, overId] = [String(active.id), String(over?.id ?? active.id)];
    if (id === overId) return;
    const [from, to] = [ids.indexOf(id), ids.indexOf(overId)];
    onMove(id, (from < to ? ids[to + 1] : overId) ?? null);
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements: announce(ids, names), screenReaderInstructions: instructions }}
      onDragEnd={drop}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <RowFrameContext value={SortableRow}>{children}</RowFrameContext>
      </SortableContext>
    </DndContext>
  );
}

function SortableRow({ id, isSelected, children }: RowFrameProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } =
    useSortable({ id });
  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      data-item={id}
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
      style={{ transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined, transition }}
    >
      {children({
        ref: setActivatorNodeRef,
        'aria-describedby': attributes['aria-describedby'],
        ...listeners,
      })}
    </li>
  );
}

function announce(ids: readonly string[], names: ReadonlyMap<string, string>): Announcements {
  const name = (id: unknown) => names.get(String(id)) ?? 'The item';
  const place = (id: unknown) => `place ${ids.indexOf(String(id)) + 1} of ${ids.length}`;
  return {
    onDragStart: ({ active }) => `${name(active.id)} is lifted. It is at ${place(active.id)}.`,
    onDragOver: ({ active, over }) =>
      over ? `${name(active.id)} would go to ${place(over.id)}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? `${name(active.id)} is at ${place(over.id)} now.` : `${name(active.id)} stays where it was.`,
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
}
