import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext } from '@dnd-kit/sortable';
import { type ReactNode, useRef, useState } from 'react';
import { LiftedPhoto } from './lifted-photo.tsx';
import { FrameContext } from './photo-frame.tsx';
import { findBefore } from './photo-order.ts';
import { SortableFrame, SortingContext } from './sortable-frame.tsx';
import { stepToNext } from './sorting-keys.ts';

interface SortingProps {
  ids: readonly string[];
  chosen: ReadonlySet<string>;
  /** Whether there are more behind these. */
  hasMore: boolean;
  nameOf: (id: string) => string;
  onMove: (ids: readonly string[], before: string | null) => void;
  children: ReactNode;
}

const instructions = {
  draggable:
    'Press Space to lift the photo, the arrow keys to say where it goes, Space again to put it there, and Escape to leave it where it was.',
};

/** Lets the photos in it be dragged to other places, by pointer, finger and keyboard. All that knows of dnd-kit is here. */
export function Sorting({ ids, chosen, hasMore, nameOf, onMove, children }: SortingProps) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const now = useRef(ids);
  now.current = ids;
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 8 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 260, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: (event, args) => stepToNext(event, args.context, now.current),
    }),
  );
  const movedWith = (id: string) => (chosen.has(id) ? ids.filter((each) => chosen.has(each)) : [id]);

  function drop({ active, over, activatorEvent }: DragEndEvent) {
    setActiveId(null);
    const id = String(active.id);
    const moved = movedWith(id);
    const before = over
      ? findBefore({ ids, moved, activeId: id, overId: String(over.id), hasMore })
      : undefined;
    if (before !== undefined) onMove(moved, before);
    if (activatorEvent instanceof KeyboardEvent) setTimeout(() => focusHandle(id));
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={findOver}
      accessibility={{
        announcements: announce(ids, nameOf),
        screenReaderInstructions: instructions,
        restoreFocus: false,
      }}
      onDragStart={({ active }) => setActiveId(String(active.id))}
      onDragCancel={({ active, activatorEvent }) => {
        setActiveId(null);
        if (activatorEvent instanceof KeyboardEvent) setTimeout(() => focusHandle(String(active.id)));
      }}
      onDragEnd={drop}
    >
      <SortableContext items={ids as string[]} strategy={stayInPlace}>
        <SortingContext value={{ movedWith }}>
          <FrameContext value={SortableFrame}>{children}</FrameContext>
        </SortingContext>
      </SortableContext>
      <DragOverlay dropAnimation={null}>
        {activeId && <LiftedPhoto id={activeId} count={movedWith(activeId).length} />}
      </DragOverlay>
    </DndContext>
  );
}

/** Photos of all widths do not make room for one another: a line says where what is dragged would go. */
const stayInPlace = () => null;

const findOver: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : closestCenter(args);

/** It may be another element now, in another row. */
const focusHandle = (id: string) =>
  document.querySelector<HTMLElement>(`[data-photo="${CSS.escape(id)}"] [data-handle]`)?.focus();

const announce = (ids: readonly string[], nameOf: (id: string) => string): Announcements => {
  const place = (id: unknown) => `place ${ids.indexOf(String(id)) + 1} of ${ids.length}`;
  const name = (id: unknown) => nameOf(String(id));
  return {
    onDragStart: ({ active }) => `${name(active.id)} is lifted. It is at ${place(active.id)}.`,
    onDragOver: ({ active, over }) =>
      over && over.id !== active.id ? `${name(active.id)} would go to ${place(over.id)}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? `${name(active.id)} is at ${place(over.id)} now.` : `${name(active.id)} stays where it was.`,
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
};
