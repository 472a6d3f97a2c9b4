import { answerOf, openDatabase } from './edit-database.ts';
import type { Ground } from './editor-recipe.ts';
import type { Steps } from './steps.ts';

/**
 * What was set for a picture beside its strokes. The server has it in the recipe of what it made last; where it was set back
 * to what was made before, nothing is made anew, and only this browser knows.
 */
export interface KeptSettings {
  steps: Steps;
  uses: Ground['uses'];
  atMs: number;
}

const store = 'settings';

export async function readSettings(imageId: string): Promise<KeptSettings | null> {
  try {
    const objects = (await openDatabase()).transaction(store).objectStore(store);
    return (await answerOf<KeptSettings | undefined>(objects.get(imageId))) ?? null;
  } catch {
    return null;
  }
}

export async function keepSettings(imageId: string, settings: Omit<KeptSettings, 'atMs'>) {
  try {
    const objects = (await openDatabase()).transaction(store, 'readwrite').objectStore(store);
    objects.put({ ...settings, atMs: Date.now() }, imageId);
  } catch {
    // What is not kept is as the server made it last.
  }
}
