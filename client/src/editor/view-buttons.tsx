import { ActionIcon, Button } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Editor } from './editor.ts';
import classes from './editor-view.module.css';

interface ViewButtonsProps {
  editor: Editor;
  actions: { fit(): void; zoom(factor: number): void };
}

/** Over the picture's corner: nearer, farther, all of it; and as it was, while that is held. */
export function ViewButtons({ editor, actions }: ViewButtonsProps) {
  const scale = useStore(editor.view, ({ view }) => view?.scale ?? 1);
  const isBefore = useStore(editor.look, (look) => look.isBefore);
  const percent = Math.round(scale * Math.min(devicePixelRatio, 2) * 100);
  const hold = (next: boolean) => () => editor.look.setState({ isBefore: next });
  return (
    <div className={classes.view}>
      <ActionIcon variant="default" size={44} aria-label="Farther" onClick={() => actions.zoom(1 / 1.25)}>
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <Button
        variant="default"
        className="tabular"
        h={44}
        px={8}
        miw={64}
        aria-label={`${percent} %, show all of it`}
        onClick={actions.fit}
      >
        {percent} %
      </Button>
      <ActionIcon variant="default" size={44} aria-label="Nearer" onClick={() => actions.zoom(1.25)}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
      <Button
        variant="default"
        h={44}
        aria-pressed={isBefore}
        onPointerDown={hold(true)}
        onPointerUp={hold(false)}
        onPointerCancel={hold(false)}
        onPointerLeave={hold(false)}
        onKeyDown={({ key }) => key === ' ' && hold(true)()}
        onKeyUp={hold(false)}
        onBlur={hold(false)}
      >
        Before
      </Button>
    </div>
  );
}
