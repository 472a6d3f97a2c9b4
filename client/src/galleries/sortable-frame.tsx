import { useSortable } from '@dnd-kit/sortable';
import { IconGripVertical } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { frameProps, type PhotoFrameProps } from './photo-frame.tsx';
import classes from './photos.module.css';

/** Which photos go with one that is dragged. */
export const SortingContext = createContext<{ movedWith(id: string): readonly string[] }>({
  movedWith: (id) => [id],
});

/** The box of a photo that can be dragged: from anywhere in it by a pointer, by its handle with the keyboard. */
export function SortableFrame(props: PhotoFrameProps) {
  const { id, name, children } = props;
  const { movedWith } = useContext(SortingContext);
  const sortable = useSortable({ id });
  const { active, activeIndex, index, isOver, listeners, attributes } = sortable;
  const moved = active ? movedWith(String(active.id)) : [];
  const side = activeIndex < index ? 'after' : 'before';
  return (
    <li
      {...frameProps(props)}
      ref={sortable.setNodeRef}
      data-dragging={moved.includes(id) || undefined}
      data-drop={(isOver && !moved.includes(id) && side) || undefined}
      {...listeners}
    >
      {children}
      <button
        type="button"
        ref={sortable.setActivatorNodeRef}
        className={classes.handle}
        data-handle
        aria-label={`Move ${name}`}
        aria-describedby={attributes['aria-describedby']}
      >
        <IconGripVertical size={17} stroke={1.8} aria-hidden />
      </button>
    </li>
  );
}
