import type { Client } from 'urql';
import type { RecipeInput } from '../gql/graphql.ts';
import type { Problem } from '../problem/problem.ts';
import { type Ground, gridRecipes } from './editor-recipe.ts';
import { fetchFile, isBlob } from './fetch-file.ts';
import { makeRendition } from './make-rendition.ts';
import type { EditedImage } from './open-picture.ts';
import type { Solver } from './solver/solver-types.ts';

interface PrepareOptions {
  client: Client;
  image: EditedImage;
  marks: Blob | null;
  ground: Ground;
  solver: Solver;
  signal: AbortSignal;
}

/** Brings what hints are solved from. Without it the server's answers alone are shown. */
export async function prepareSolver({
  client,
  image,
  marks,
  ground,
  solver,
  signal,
}: PrepareOptions): Promise<Problem | null> {
  const make = async (recipe: RecipeInput) => {
    const made = await makeRendition({ client, imageId: image.id, recipe, signal });
    return 'problem' in made ? made : fetchFile(made.rendition.url ?? '', signal);
  };
  const recipes = gridRecipes(ground);
  const [cutout, grid, picture] = await Promise.all([
    make(recipes.cutout),
    make(recipes.picture),
    fetchFile(image.preview?.url ?? image.url ?? '', signal),
  ]);
  if (!isBlob(cutout)) return cutout.problem;
  if (!isBlob(grid)) return grid.problem;
  if (!isBlob(picture)) return picture.problem;
  // Another may have been begun since, and be there already.
  if (signal.aborted) return { code: 'CANCELED', params: {} };
  const { width, height } = image;
  await solver.open({ grid: { picture: grid, cutout, marks }, picture, width, height });
  return null;
}
