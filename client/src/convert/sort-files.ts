import { pictureTypeOf } from '../upload/check-file.ts';
import { nameUpload } from './name-upload.ts';
import type { NewConversion } from './run.ts';

/** Where a file lies in what was dropped or chosen; the same for the same folder, whichever way it came. */
export function pathOf(file: File): string {
  // `path` is from the drop zone, which walks folders; the browser itself tells it of a chosen folder only.
  const path = 'path' in file && typeof file.path === 'string' ? file.path : file.webkitRelativePath;
  return (path || file.name).replace(/^\.?\//, '');
}

/** Names that begin with a dot are the system's own notes, also where they end like a picture ("._1.jpg"). */
const isPicture = (file: File) => !file.name.startsWith('.') && pictureTypeOf(file) !== null;

/** What of the files is to be converted, in the order of their paths, and the names of the rest. */
export function sortFiles(files: readonly File[]): { pictures: NewConversion[]; leftOut: string[] } {
  const byPath = files.map((file) => ({ path: pathOf(file), file })).sort((a, b) => order(a.path, b.path));
  return {
    pictures: byPath
      .filter(({ file }) => isPicture(file))
      .map(({ path, file }) => ({ key: nameUpload(path, file), path, file })),
    leftOut: byPath.filter(({ file }) => !isPicture(file)).map(({ path }) => path),
  };
}

/** IMG_9 before IMG_10. */
const { compare: order } = new Intl.Collator('en', { numeric: true });
