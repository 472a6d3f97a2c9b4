import { hashText } from './hash-text.ts';

/**
 * The name by which the server knows a file again when its folder is dropped once more: the same for the same path,
 * size and time of last change. The path goes in as a hash, for its length; two files would have to agree in the other
 * two to be mistaken for each other.
 */
export function nameUpload(
  path: string,
  { size, lastModified }: { size: number; lastModified: number },
): string {
  return `folder-${size}-${lastModified}-${hashText(path.normalize())}`;
}
