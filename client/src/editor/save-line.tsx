import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudPause,
  IconCloudUp,
  IconGitMerge,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import classes from './editor-view.module.css';
import type { EditKeeper } from './kept-edits.ts';
import type { Outbox, SaveState } from './outbox.ts';
import { wordSaveProblem } from './word-save-problem.ts';

const words = {
  saved: { Icon: IconCloudCheck, text: 'Saved' },
  saving: { Icon: IconCloudUp, text: 'Saving' },
  merging: { Icon: IconGitMerge, text: 'Changed elsewhere, joining' },
} as const satisfies Record<
  Exclude<SaveState['at'], 'offline' | 'waiting' | 'refused'>,
  { Icon: typeof IconCloudUp; text: string }
>;

/** Where the strokes are. */
export function SaveLine({ outbox, keeping }: { outbox: Outbox; keeping: EditKeeper['state'] }) {
  const state = useStore(outbox.state);
  const { isKept } = useStore(keeping);
  const { Icon, text } = wordState(state, isKept ? 'kept here' : 'not kept here');
  return (
    <span className={classes.save} data-at={state.at}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <span className={classes.saveWords}>{text}</span>
    </span>
  );
}

function wordState(state: SaveState, kept: string) {
  if (state.at === 'refused') return { Icon: IconAlertTriangle, text: wordSaveProblem(state.problem) };
  if (state.at === 'waiting')
    return { Icon: IconCloudPause, text: `${wordSaveProblem(state.problem)}, ${kept}` };
  if (state.at === 'offline') return { Icon: IconCloudOff, text: `Offline, ${kept}` };
  return words[state.at];
}
