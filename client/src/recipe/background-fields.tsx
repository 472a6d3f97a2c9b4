import { SegmentedControl, Switch } from '@mantine/core';
import { useId } from 'react';
import type { EdgeTreatment } from '../gql/graphql.ts';
import { ColorChoice } from './color-choice.tsx';
import { MatteQualityChoice } from './matte-quality-choice.tsx';
import type { RecipeFieldsProps } from './recipe-fields.ts';
import classes from './recipe-panel.module.css';

const edges = [
  { value: 'REFINED', label: 'Refined' },
  { value: 'RAW', label: 'Raw' },
] as const satisfies { value: EdgeTreatment; label: string }[];

export function BackgroundFields({ recipe, onChange }: RecipeFieldsProps) {
  const labelId = useId();
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Background</legend>
      <Switch
        label="Remove it"
        checked={recipe.removeBackground}
        onChange={(event) => onChange({ removeBackground: event.currentTarget.checked })}
      />
      {recipe.removeBackground && (
        <>
          <div>
            <p className={classes.label} id={labelId}>
              Edges
            </p>
            <SegmentedControl
              fullWidth
              aria-labelledby={labelId}
              data={[...edges]}
              value={recipe.edgeTreatment}
              onChange={(value) => onChange({ edgeTreatment: value as EdgeTreatment })}
            />
            <p className={classes.hint}>
              {recipe.edgeTreatment === 'REFINED'
                ? 'Clean edges without a fringe of the old background.'
                : "The model's own mask, untouched."}
            </p>
          </div>
          {recipe.edgeTreatment === 'REFINED' && <MatteQualityChoice recipe={recipe} onChange={onChange} />}
          <ColorChoice
            label="New background"
            color={recipe.background}
            onChange={(background) => onChange({ background })}
          />
        </>
      )}
    </fieldset>
  );
}
