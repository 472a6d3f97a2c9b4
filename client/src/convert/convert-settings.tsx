import { Button } from '@mantine/core';
import { IconChevronRight, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { countPictures } from '../format/count.ts';
import { formatBytes } from '../format/measure.ts';
import { BackgroundFields } from '../recipe/background-fields.tsx';
import { FileFields } from '../recipe/file-fields.tsx';
import { FrameFields } from '../recipe/frame-fields.tsx';
import { type RecipeForm, sameRecipe } from '../recipe/recipe-form.ts';
import { Panel } from '../ui/panel.tsx';
import classes from './convert-settings.module.css';
import { useConverter, useRunPart } from './converter-feature.ts';
import { presets } from './presets.ts';
import type { RunSum } from './sum-run.ts';

/** Before the start: what is to be done to every picture. */
export function ConvertSettings({ sum }: { sum: RunSum }) {
  const converter = useConverter();
  const recipe = useRunPart((run) => run.recipe);
  const preset = presets.find((each) => sameRecipe(each.recipe, recipe));
  const id = useId();
  const [isOpen, setOpen] = useState(preset === undefined);
  /** How often a preset was chosen: what the fields keep for themselves begins anew with it, and only with it. */
  const [choices, setChoices] = useState(0);
  const change = (part: Partial<RecipeForm>) => converter.setRecipe({ ...recipe, ...part });
  return (
    <Panel className={classes.panel} label="Settings">
      <div className={classes.presets} role="radiogroup" aria-label="What for">
        {presets.map(({ name, text, recipe: wanted }, at) => (
          <label key={name} className={classes.preset}>
            <input
              type="radio"
              name={`${id}-preset`}
              checked={preset?.name === name}
              aria-label={name}
              aria-describedby={`${id}-${at}`}
              onChange={() => {
                converter.setRecipe(wanted);
                setChoices(choices + 1);
              }}
            />
            <span className={classes.presetName}>{name}</span>
            <span className={classes.presetText} id={`${id}-${at}`}>
              {text}
            </span>
          </label>
        ))}
      </div>
      <details
        className={classes.details}
        open={isOpen}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>
          <IconChevronRight size={16} aria-hidden />
          All settings
        </summary>
        <div className={classes.fields} key={choices}>
          <FileFields recipe={recipe} onChange={change} />
          <FrameFields recipe={recipe} onChange={change} />
          <BackgroundFields recipe={recipe} onChange={change} />
        </div>
      </details>
      <div className={classes.start}>
        <Button
          size="lg"
          fullWidth
          px={12}
          disabled={sum.sendable === 0}
          leftSection={<IconPlayerPlayFilled size={17} aria-hidden />}
          onClick={converter.start}
        >
          Convert {countPictures(sum.sendable)}
        </Button>
        <p className={`${classes.total} tabular`}>
          {formatBytes(sum.sendableBytes)} to upload. Your originals on this computer stay as they are.
        </p>
      </div>
    </Panel>
  );
}
