import { IconBrush, IconCircleMinus, IconCirclePlus, IconEraser } from '@tabler/icons-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { isExact, type Tool } from './edit-stroke.ts';
import type { Editor } from './editor.ts';
import { canHint } from './editor-recipe.ts';
import classes from './tool-choice.module.css';
import { noHintsWords, toolHelp, toolKeys, toolNames } from './tool-words.ts';

const tools = [
  { tool: 'KEEP', Icon: IconCirclePlus },
  { tool: 'ERASE', Icon: IconCircleMinus },
  { tool: 'PAINT', Icon: IconBrush },
  { tool: 'RUB', Icon: IconEraser },
] as const satisfies readonly { tool: Tool; Icon: typeof IconBrush }[];

/** What the brush does. */
export function ToolChoice({ editor }: { editor: Editor }) {
  const group = useId();
  const chosen = useStore(editor.brush, ({ tool }) => tool);
  const hasHints = useStore(editor.ground, canHint);
  return (
    <div className={classes.tools} role="radiogroup" aria-label="Tool">
      {tools.map(({ tool, Icon }) => (
        <label
          key={tool}
          className={classes.tool}
          data-tool={tool}
          title={`${toolHelp[tool]} (${toolKeys[tool]})`}
        >
          <input
            type="radio"
            name={group}
            className={classes.radio}
            checked={tool === chosen}
            disabled={!hasHints && !isExact(tool)}
            onChange={() => editor.choose(tool)}
          />
          <Icon size={20} stroke={1.8} aria-hidden />
          {toolNames[tool]}
        </label>
      ))}
      <p className={classes.help} data-missing={!hasHints || undefined}>
        {hasHints ? toolHelp[chosen] : noHintsWords}
      </p>
    </div>
  );
}
