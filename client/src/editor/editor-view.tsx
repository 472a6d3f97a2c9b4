import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconKeyboard, IconSettings } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { EditorMaskFragment } from '../gql/graphql.ts';
import { SizeField } from './brush-fields.tsx';
import { CanvasStage } from './canvas-stage.tsx';
import type { Editor } from './editor.ts';
import { EditorPanel } from './editor-panel.tsx';
import classes from './editor-view.module.css';
import { KeyList } from './key-list.tsx';
import { PhoneSheet } from './phone-sheet.tsx';
import { ResultLine } from './result-line.tsx';
import { SaveLine } from './save-line.tsx';
import { Spoken } from './spoken.tsx';
import { ToolChoice } from './tool-choice.tsx';
import { UndoStrokes } from './undo-strokes.tsx';
import { useEditorKeys } from './use-editor-keys.ts';
import { useTop } from './use-top.ts';
import { actualView, fitView, type Size, type View, zoomAt } from './view.ts';
import { ViewButtons } from './view-buttons.tsx';

interface EditorViewProps {
  editor: Editor;
  masks: readonly EditorMaskFragment[];
}

/** The picture to be brushed over, the tools beside it, and on a phone below it. */
export function EditorView({ editor, masks: opened }: EditorViewProps) {
  const navigate = useNavigate();
  const { from } = (useLocation().state as { from?: string } | null) ?? {};
  const isPhone = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const frame = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const dropRef = useRef(() => false);
  // They outlive the dialog in which they are chosen.
  const [masks, setMasks] = useState(opened);
  const [open, setOpen] = useState<'keys' | 'settings' | null>(null);

  function look(change: (screen: Size) => View | null, isFitted = false) {
    const box = stage.current?.getBoundingClientRect();
    const next = box && change({ width: box.width, height: box.height });
    if (next) editor.show(next, isFitted);
  }
  const now = () => editor.view.getState().view;
  const hasSheet = isPhone && open === 'settings';
  // Back to where one came from; who came by the address alone goes to the picture, and not here again by going back.
  const leave = () => void (from ? navigate(-1) : navigate(`/library/${editor.image.id}`, { replace: true }));
  const actions = {
    fit: () => look((screen) => fitView(editor.image, screen), true),
    actual: () =>
      look((screen) => {
        const view = now();
        return view && actualView(editor.image, screen, view, Math.min(devicePixelRatio, 2));
      }),
    zoom: (factor: number) =>
      look((screen) => {
        const view = now();
        const middle = { x: screen.width / 2, y: screen.height / 2 };
        return view && zoomAt(view, factor, middle, { picture: editor.image, screen });
      }),
    apply: () => void editor.apply(),
    drop: () => dropRef.current(),
    leave: () => (hasSheet ? setOpen(null) : leave()),
    help: () => setOpen('keys'),
  };
  const panel = {
    editor,
    masks,
    onUploaded: (mask: EditorMaskFragment) => setMasks((before) => [mask, ...before]),
  };
  useEditorKeys(editor, actions);
  useTop(frame);

  return (
    <div ref={frame} className={classes.editor} data-sheet={hasSheet || undefined}>
      <div className={classes.head}>
        <Tooltip label="Back">
          <ActionIcon variant="subtle" color="gray" size={44} aria-label="Back" onClick={leave}>
            <IconArrowLeft size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <h1 className={classes.name} tabIndex={-1}>
          {editor.image.filename}
        </h1>
        <SaveLine outbox={editor.outbox} keeping={editor.keeping} />
        <UndoStrokes editor={editor} />
        <Tooltip label="Keys">
          <ActionIcon
            className={classes.keys}
            variant="subtle"
            color="gray"
            size={36}
            aria-label="Keys"
            onClick={actions.help}
          >
            <IconKeyboard size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button className={classes.apply} h={44} onClick={actions.apply}>
          Apply
        </Button>
      </div>
      <div ref={stage} className={classes.stage}>
        <CanvasStage editor={editor} dropRef={dropRef} />
        <ViewButtons editor={editor} actions={actions} />
        <ResultLine editor={editor} />
      </div>
      {isPhone ? (
        <div className={classes.bar} role="toolbar" aria-label="Tools">
          <ToolChoice editor={editor} />
          <div className={classes.barRow}>
            <SizeField editor={editor} />
            <ActionIcon
              variant="default"
              size={44}
              aria-label="More settings"
              onClick={() => setOpen('settings')}
            >
              <IconSettings size={20} aria-hidden />
            </ActionIcon>
          </div>
        </div>
      ) : (
        <aside className={classes.panel} aria-label="Tools">
          <EditorPanel {...panel} />
        </aside>
      )}
      {open === 'keys' && <KeyList onClose={() => setOpen(null)} />}
      {hasSheet && (
        <PhoneSheet title="Brush, edge and masks" onClose={() => setOpen(null)}>
          <EditorPanel {...panel} isShort />
        </PhoneSheet>
      )}
      <Spoken speaker={editor.speaker} />
    </div>
  );
}
