import type { Problem } from '../problem/problem.ts';
import { cutout, type RecipeForm } from '../recipe/recipe-form.ts';

/**
 * What lies on the Studio's table. A picture comes in as a file (then `key` is also its upload's) or from the library
 * (then `imageId` is there from the start). `jobId` is the newest run of its recipe, `runRecipe` what that run does:
 * while the two recipes differ, a run is due.
 */
export interface Picture {
  key: string;
  filename: string;
  /** The file in this browser, shown until the server has a preview. */
  localUrl: string | null;
  imageId: string | null;
  jobId: string | null;
  recipe: RecipeForm;
  runRecipe: RecipeForm | null;
  /** Why the last request to run did not even become a job. */
  problem: Problem | null;
}

export interface Session {
  pictures: readonly Picture[];
  selectedKey: string | null;
  /** What the next pictures start with: the recipe last chosen. */
  nextRecipe: RecipeForm;
}

export const emptySession: Session = { pictures: [], selectedKey: null, nextRecipe: cutout };

export type NewPicture = Pick<Picture, 'key' | 'filename' | 'localUrl'> & Partial<Picture>;

/** New pictures go to the end; the first of them is selected. */
export function addPictures(session: Session, added: readonly NewPicture[]): Session {
  const pictures = added.map((picture) => ({
    imageId: null,
    jobId: null,
    recipe: session.nextRecipe,
    runRecipe: null,
    problem: null,
    ...picture,
  }));
  return {
    ...session,
    pictures: [...session.pictures, ...pictures],
    selectedKey: pictures[0]?.key ?? session.selectedKey,
  };
}

export function changePicture(session: Session, key: string, patch: Partial<Picture>): Session {
  return {
    ...session,
    pictures: session.pictures.map((picture) => (picture.key === key ? { ...picture, ...patch } : picture)),
  };
}

export function chooseRecipe(session: Session, key: string, recipe: RecipeForm): Session {
  return { ...changePicture(session, key, { recipe }), nextRecipe: recipe };
}

export function chooseRecipeForAll(session: Session, recipe: RecipeForm): Session {
  return { ...session, nextRecipe: recipe, pictures: session.pictures.map((p) => ({ ...p, recipe })) };
}

/** The neighbour takes the selection of a picture that is taken off the table. */
export function removePicture(session: Session, key: string): Session {
  const at = session.pictures.findIndex((picture) => picture.key === key);
  if (at < 0) return session;
  const pictures = session.pictures.toSpliced(at, 1);
  const neighbour = pictures[Math.min(at, pictures.length - 1)]?.key ?? null;
  return { ...session, pictures, selectedKey: session.selectedKey === key ? neighbour : session.selectedKey };
}

export const pictureOf = (session: Session, key: string | null) =>
  session.pictures.find((picture) => picture.key === key);
