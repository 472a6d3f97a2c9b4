import { findShrinkableType } from './shrinkable.ts';
import type { Workers } from './workers.ts';

const endings = { 'image/webp': 'webp', 'image/jpeg': 'jpg' } as const;

/** Of what may be made smaller. */
const ending = /\.(jpe?g|jfif|pjpeg|png|webp|avif|heic|heif)$/i;

/** "photo.webp" of "photo.jpg". */
function rename(name: string, type: string): string {
  const next = endings[type as keyof typeof endings];
  return `${name.replace(ending, '')}.${next}`;
}

/** What is sent in place of a file: a smaller picture of it, or the file as it is where there is none. */
export async function compressFile(
  file: File,
  { compress }: Pick<Workers, 'compress'>,
  signal: AbortSignal,
): Promise<File> {
  const type = await findShrinkableType(file);
  const made = type && (await compress(file, signal));
  if (!made || made.size >= file.size) return file;
  const name = made.type === type ? file.name : rename(file.name, made.type);
  return new File([made], name, { type: made.type, lastModified: file.lastModified });
}
