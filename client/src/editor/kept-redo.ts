import { answerOf, openDatabase } from './edit-database.ts';
import type { Change } from './edit-list.ts';

const store = 'settings';
const keyOf = (imageId: string) => `${imageId} redo`;

/** What was taken back last in this browser, and can be done again; the newest of its windows counts. */
export async function readRedo(imageId: string): Promise<readonly Change[]> {
  try {
    const objects = (await openDatabase()).transaction(store).objectStore(store);
    return (await answerOf<readonly Change[] | undefined>(objects.get(keyOf(imageId)))) ?? [];
  } catch {
    return [];
  }
}

export async function keepRedo(imageId: string, future: readonly Change[]) {
  try {
    const objects = (await openDatabase()).transaction(store, 'readwrite').objectStore(store);
    if (future.length > 0) objects.put(future, keyOf(imageId));
    else objects.delete(keyOf(imageId));
  } catch {
    // What is not kept can be done again until the page is left.
  }
}
