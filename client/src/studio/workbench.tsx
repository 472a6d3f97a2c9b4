import { VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import { RecipePanel } from '../recipe/recipe-panel.tsx';
import { announce } from './announcement.ts';
import { Filmstrip } from './filmstrip.tsx';
import { ResultBar } from './result-bar.tsx';
import { Stage } from './stage.tsx';
import { useStudio } from './studio-feature.ts';
import type { PictureStore } from './table.ts';
import { UndoRecipe } from './undo-recipe.tsx';
import { isMarked, useLivePicture } from './use-picture.ts';
import { useRetry } from './use-retry.ts';
import classes from './workbench.module.css';

export function Workbench({ store, onPick }: { store: PictureStore; onPick: () => void }) {
  const studio = useStudio();
  const isOne = useStore(studio.table, ({ keys }) => keys.length === 1);
  const live = useLivePicture(store);
  const retry = useRetry(live);
  const { picture, state } = live;
  return (
    <div className={classes.bench}>
      <div className={classes.strip}>
        <Filmstrip onPick={onPick} />
      </div>
      <div className={classes.stage}>
        <Stage key={picture.key} live={live} onRetry={() => void retry()} />
        <ResultBar live={live} />
        <VisuallyHidden aria-live="polite">
          {announce(picture.filename, state, isMarked(live))}
        </VisuallyHidden>
      </div>
      <div className={classes.recipe}>
        <RecipePanel
          key={picture.key}
          recipe={picture.recipe}
          tools={<UndoRecipe store={store} />}
          onChange={(recipe) => studio.setRecipe(picture.key, recipe)}
          onApplyToAll={isOne ? undefined : () => studio.setRecipeForAll(picture.recipe)}
        />
      </div>
    </div>
  );
}
