import { Button, Group } from '@mantine/core';
import { IconCopy, IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Panel } from '../ui/panel.tsx';
import { BackgroundFields } from './background-fields.tsx';
import { FileFields } from './file-fields.tsx';
import { FrameFields } from './frame-fields.tsx';
import { cutout, type RecipeForm, sameRecipe } from './recipe-form.ts';
import classes from './recipe-panel.module.css';

interface RecipePanelProps {
  recipe: RecipeForm;
  onChange: (recipe: RecipeForm) => void;
  /** In its upper corner. */
  tools?: ReactNode;
  /** Left out while there is only one picture. */
  onApplyToAll?: () => void;
}

/** Every control of a recipe. What is changed here is run without being asked for. */
export function RecipePanel({ recipe, tools, onChange, onApplyToAll }: RecipePanelProps) {
  const change = (part: Partial<RecipeForm>) => onChange({ ...recipe, ...part });
  return (
    <Panel className={classes.panel} label="Recipe">
      {tools && <div className={classes.tools}>{tools}</div>}
      <BackgroundFields recipe={recipe} onChange={change} />
      <FrameFields recipe={recipe} onChange={change} />
      <FileFields recipe={recipe} onChange={change} />
      <Group gap="xs" grow preventGrowOverflow={false}>
        <Button
          variant="default"
          size="xs"
          disabled={sameRecipe(recipe, { ...cutout, corrections: recipe.corrections })}
          leftSection={<IconRestore size={15} aria-hidden />}
          onClick={() => onChange({ ...cutout, corrections: recipe.corrections })}
        >
          Reset
        </Button>
        {onApplyToAll && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCopy size={15} aria-hidden />}
            onClick={onApplyToAll}
          >
            Use for all pictures
          </Button>
        )}
      </Group>
    </Panel>
  );
}
