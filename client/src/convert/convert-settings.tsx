import { Button } from '@mantine/core';
import { IconChevronRight, IconPlayerPlayFilled } from '@tabler/icons-react';
import { formatBytes } from '../measure.ts';
import { BackgroundFields } from '../recipe/background-fields.tsx';
import { FileFields } from '../recipe/file-fields.tsx';
import { FrameFields } from '../recipe/frame-fields.tsx';
import { type RecipeForm, sameRecipe } from '../recipe/recipe-form.ts';
import classes from './convert-settings.module.css';
import { useConverter, useRunPart } from './converter-context.ts';
import { countPictures } from './count-pictures.ts';
import { presets } from './presets.ts';
import type { RunSum } from './sum-run.ts';

/** Before the start: what is to be done to every picture. */
export function ConvertSettings({ sum }: { sum: RunSum }) {
  const converter = useConverter();
  const recipe = useRunPart((run) => run.recipe);
  const preset = presets.find((each) => sameRecipe(each.recipe, recipe));
  const change = (part: Partial<RecipeForm>) => converter.setRecipe({ ...recipe, ...part });
  return (
    <section className={classes.panel} aria-label="Settings">
      <div className={classes.presets} role="radiogroup" aria-label="What for">
        {presets.map(({ name, text, recipe: wanted }) => (
          <label key={name} className={classes.preset}>
            <input
              type="radio"
              name="preset"
              checked={preset?.name === name}
              aria-label={name}
              aria-describedby={`preset-${wanted.format}`}
              onChange={() => converter.setRecipe(wanted)}
            />
            <span className={classes.presetName}>{name}</span>
            <span className={classes.presetText} id={`preset-${wanted.format}`}>
              {text}
            </span>
          </label>
        ))}
      </div>
      <details className={classes.details} open={preset ? undefined : true}>
        <summary>
          <IconChevronRight size={16} aria-hidden />
          All settings
        </summary>
        <div className={classes.fields} key={preset?.name}>
          <FileFields recipe={recipe} onChange={change} />
          <FrameFields recipe={recipe} onChange={change} />
          <BackgroundFields recipe={recipe} onChange={change} />
        </div>
      </details>
      <div className={classes.start}>
        <Button
          size="lg"
          fullWidth
          leftSection={<IconPlayerPlayFilled size={17} aria-hidden />}
          onClick={converter.start}
        >
          Convert {countPictures(sum.total)}
        </Button>
        <p className={`${classes.total} tabular`}>
          {formatBytes(sum.totalBytes)} to upload. Your originals on this computer stay as they are.
        </p>
      </div>
    </section>
  );
}
