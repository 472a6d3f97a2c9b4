import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconCopy } from '@tabler/icons-react';
import { BackgroundFields } from './background-fields.tsx';
import { FileFields } from './file-fields.tsx';
import { FrameFields } from './frame-fields.tsx';
import { cutout, type RecipeForm, sameRecipe } from './recipe-form.ts';
import classes from './recipe-panel.module.css';

interface RecipePanelProps {
  recipe: RecipeForm;
  onChange: (recipe: RecipeForm) => void;
  /** Left out while there is only one picture. */
  onApplyToAll?: () => void;
}

/** Every control of a recipe. What is changed here is run without being asked for. */
export function RecipePanel({ recipe, onChange, onApplyToAll }: RecipePanelProps) {
  const change = (part: Partial<RecipeForm>) => onChange({ ...recipe, ...part });
  return (
    <section className={classes.panel} aria-label="Recipe">
      <BackgroundFields recipe={recipe} onChange={change} />
      <FrameFields recipe={recipe} onChange={change} />
      <FileFields recipe={recipe} onChange={change} />
      <Group gap="xs" grow preventGrowOverflow={false}>
        <Button
          variant="default"
          size="xs"
          disabled={sameRecipe(recipe, cutout)}
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          onClick={() => onChange(cutout)}
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
    </section>
  );
}
