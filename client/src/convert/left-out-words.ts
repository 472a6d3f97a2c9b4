import { countOf } from '../format/count.ts';
import type { Run } from './run.ts';

/** So many are named; more would be a list to read. */
const named = 3;

/** What was dropped or chosen and is not in the list, in a line; empty if there is nothing to say. */
export function leftOutWords({ leftOut, foundNothing }: Pick<Run, 'leftOut' | 'foundNothing'>): string {
  if (leftOut.length === 0) return foundNothing ? 'There is no file in this folder.' : '';
  const names = leftOut
    .map((path) => path.slice(path.lastIndexOf('/') + 1))
    // The system's own notes: nobody knows them by name.
    .filter((name) => !name.startsWith('.'));
  const shown = names.slice(0, named);
  const more = names.length > named ? ` and ${names.length - named} more` : '';
  return [
    `Left out ${countOf(leftOut.length, 'file that is not a picture', 'files that are not pictures')}`,
    ...(shown.length > 0 ? [`${shown.join(', ')}${more}`] : []),
  ].join(': ');
}
