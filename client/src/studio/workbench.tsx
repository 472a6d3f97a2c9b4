import { VisuallyHidden } from '@mantine/core';
import { RecipePanel } from '../recipe/recipe-panel.tsx';
import { announce } from './announcement.ts';
import { Filmstrip } from './filmstrip.tsx';
import { ResultBar } from './result-bar.tsx';
import type { Picture } from './session.ts';
import { Stage } from './stage.tsx';
import { useSession, useStudio } from './studio-context.ts';
import { useLivePicture } from './use-picture.ts';
import { useRetry } from './use-retry.ts';
import classes from './workbench.module.css';

export function Workbench({ picture, onPick }: { picture: Picture; onPick: () => void }) {
  const studio = useStudio();
  const { pictures } = useSession();
  const live = useLivePicture(picture);
  const retry = useRetry(live);
  return (
    <div className={classes.bench}>
      <div className={classes.strip}>
        <Filmstrip onPick={onPick} />
      </div>
      <div className={classes.stage}>
        <Stage key={picture.key} live={live} onRetry={() => void retry()} />
        <ResultBar live={live} />
        <VisuallyHidden aria-live="polite">{announce(picture.filename, live.state)}</VisuallyHidden>
      </div>
      <div className={classes.recipe}>
        <RecipePanel
          key={picture.key}
          recipe={picture.recipe}
          onChange={(recipe) => studio.setRecipe(picture.key, recipe)}
          onApplyToAll={pictures.length > 1 ? () => studio.setRecipeForAll(picture.recipe) : undefined}
        />
      </div>
    </div>
  );
}
