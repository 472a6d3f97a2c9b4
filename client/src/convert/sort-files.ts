import { pictureTypeOf } from '../upload/check-file.ts';
import type { NewConversion } from './conversion.ts';
import { nameUpload } from './name-upload.ts';

/** Where a file lies in what was dropped or chosen; the same for the same folder, whichever way it came. */
export function pathOf(file: File): string {
  // `path` is from the drop zone, which walks folders; the browser itself tells it of a chosen folder only.
  const path = 'path' in file && typeof file.path === 'string' ? file.path : file.webkitRelativePath;
  return (path || file.name).replace(/^\.?\//, '');
}

/** Names that begin with a dot are the system's own notes, also where they end like a picture ("._1.jpg"). */
const isPicture = (file: File) => !file.name.startsWith('.') && pictureTypeOf(file) !== null;

/** How long before it hands them over a phone may have copied the photos that were chosen. */
const copyMs = 5 * 60_000;

/**
 * When the file was last changed; 0 for one without a folder that is as new as its choice. A phone hands over copies made
 * just now, others each time, whose time would name the same photo anew: its name and its size have to do.
 */
function changedMs(path: string, { lastModified }: File): number {
  return !path.includes('/') && lastModified > Date.now() - copyMs ? 0 : lastModified;
}

/** What of the files is to be converted, in the order of their paths, and the names of the rest. */
export function sortFiles(files: readonly File[]): { pictures: NewConversion[]; leftOut: string[] } {
  const byPath = files.map((file) => ({ path: pathOf(file), file })).sort((a, b) => order(a.path, b.path));
  return {
    pictures: byPath
      .filter(({ file }) => isPicture(file))
      .map(({ path, file }) => ({
        key: nameUpload(path, { size: file.size, lastModified: changedMs(path, file) }),
        path,
        file,
      })),
    leftOut: byPath.filter(({ file }) => !isPicture(file)).map(({ path }) => path),
  };
}

/** IMG_9 before IMG_10. */
const { compare: order } = new Intl.Collator('en', { numeric: true });
