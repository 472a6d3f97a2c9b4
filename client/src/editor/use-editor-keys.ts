import { useWindowEvent } from '@mantine/hooks';
import { useRef } from 'react';
import type { Editor } from './editor.ts';
import { type EditorActions, pressEditorKey } from './editor-key.ts';

/** The keys of the editor, wherever the focus is, except where something is typed or a dialog is open that keeps all else out. */
export function useEditorKeys(editor: Editor, actions: EditorActions) {
  const wasCovered = useRef(false);
  // Before a dialog is closed by the key.
  useWindowEvent(
    'keydown',
    () => {
      wasCovered.current = document.querySelector('[role=dialog][aria-modal]') !== null;
    },
    { capture: true },
  );
  useWindowEvent('keydown', (event) => {
    const isOthers = wasCovered.current || isTyping(event.target);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || isOthers) return;
    const { key, repeat, altKey, target } = event;
    if (!pressEditorKey(editor, actions, { key, repeat, altKey, isControl: isControl(target) })) return;
    event.preventDefault();
  });
  useWindowEvent('keyup', ({ key }) => {
    if (key === '\\') editor.look.setState({ isBefore: false });
  });
  useWindowEvent('blur', () => editor.look.setState({ isBefore: false }));
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && /^(text|number|search|url)$/.test(target.type));

/** Where Enter and the space bar do something of their own. */
const isControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button, a, input, summary, [role=slider]') !== null;
