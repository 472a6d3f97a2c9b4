import type { Tool } from './edit-stroke.ts';
import type { Editor } from './editor.ts';
import { toolKeys } from './tool-words.ts';

const tools = new Map<string, Tool>(Object.entries(toolKeys).map(([tool, key]) => [key, tool as Tool]));
/** A tenth. */
const sizeStep = 1.1;
const hardnessStep = 0.1;

export interface EditorActions {
  fit(): void;
  actual(): void;
  zoom(factor: number): void;
  apply(): void;
  /** Takes a begun stroke back; whether there was one. */
  drop(): boolean;
  /** Closes what is open over the picture, or leaves that. */
  leave(): void;
  help(): void;
}

export interface PressedKey {
  key: string;
  repeat: boolean;
  altKey: boolean;
  /** Whether what has the focus does something of its own with Enter and the space bar. */
  isControl: boolean;
}

/** Does what a key of the editor is for; whether it is one. */
export function pressEditorKey(editor: Editor, actions: EditorActions, pressed: PressedKey): boolean {
  const { key, repeat, altKey, isControl } = pressed;
  // With Alt they are the browser's, except for what some keyboards have beneath it alone.
  if (altKey && !/^[[\]{}\\]$/.test(key)) return false;
  const tool = tools.get(key.toUpperCase());
  if (tool) editor.choose(tool);
  else if (key === '[') editor.scaleBrush(1 / sizeStep);
  else if (key === ']') editor.scaleBrush(sizeStep);
  else if (key === '{') editor.harden(-hardnessStep);
  else if (key === '}') editor.harden(hardnessStep);
  else if (key === '0') actions.fit();
  else if (key === '1') actions.actual();
  else if (key === '+' || key === '=') actions.zoom(1.25);
  else if (key === '-') actions.zoom(1 / 1.25);
  else if (key === '\\') editor.look.setState({ isBefore: true });
  else if (key.toLowerCase() === 'm') editor.look.setState(({ hasOverlay }) => ({ hasOverlay: !hasOverlay }));
  else if (key === '?') actions.help();
  else if (key === 'Escape') {
    // Held, it would take the stroke back and then leave.
    if (!repeat && !actions.drop()) actions.leave();
  } else if (key === ' ' && !isControl) {
    // It is held to move the picture, and would scroll the page.
  } else if (key === 'Enter' && !repeat && !isControl) actions.apply();
  else return false;
  return true;
}
