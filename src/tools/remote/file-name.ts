import { parse } from 'content-disposition';

/** What a file is to be called: as its server says, or by the last part of its address; null where neither has a name. */
export function nameOf(url: URL, disposition: string | undefined): string | null {
  return named(disposition) ?? lastPartOf(url);
}

function named(disposition: string | undefined): string | null {
  if (!disposition) return null;
  try {
    const { filename } = parse(disposition).parameters as Record<string, string | undefined>;
    return filename?.trim() || null;
  } catch {
    return null;
  }
}

function lastPartOf({ pathname }: URL): string | null {
  const part = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part) || null;
  } catch {
    return part || null;
  }
}
