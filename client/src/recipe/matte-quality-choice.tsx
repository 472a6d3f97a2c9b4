import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { MatteQuality } from '../gql/graphql.ts';
import type { RecipeFieldsProps } from './recipe-fields.ts';
import classes from './recipe-panel.module.css';
import { matteQualityNames } from './recipe-words.ts';

const MatteQualities = graphql(`
  query MatteQualities {
    limits {
      models {
        isDefault
        qualities
      }
    }
  }
`);

/** What each does, and what it costs. */
const hints = {
  FAST: 'One quick look at the picture. None of these is marked for a look of yours.',
  BALANCED: 'Two looks, and edges worked out from the picture: about twice the time of Fast.',
  BEST: 'Five looks, a little nearer in some pictures: about four times the time of Fast.',
} as const satisfies Record<MatteQuality, string>;

const all = Object.keys(hints) as MatteQuality[];

/** How much is done to find the subject. Not shown where the server's model leaves no choice. */
export function MatteQualityChoice({ recipe, onChange }: RecipeFieldsProps) {
  const labelId = useId();
  const [{ data }] = useQuery({ query: MatteQualities });
  const known = data?.limits?.models.find(({ isDefault }) => isDefault)?.qualities ?? all;
  const offered = all.filter((quality) => known.includes(quality));
  if (offered.length < 2 && offered.includes(recipe.matteQuality)) return null;
  return (
    <div>
      <p className={classes.label} id={labelId}>
        Cutting out
      </p>
      <SegmentedControl
        fullWidth
        aria-labelledby={labelId}
        data={offered.map((value) => ({ value, label: matteQualityNames[value] }))}
        value={recipe.matteQuality}
        onChange={(value) => onChange({ matteQuality: value as MatteQuality })}
      />
      <p className={classes.hint}>{hints[recipe.matteQuality]}</p>
    </div>
  );
}
