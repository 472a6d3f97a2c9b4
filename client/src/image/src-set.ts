interface File {
  url?: string | null;
  width: number;
}

/** A picture's own small sizes, for the browser to choose from; undefined while there are none. */
export function srcSetOf({
  thumbnail,
  preview,
}: {
  thumbnail?: File | null;
  preview?: File | null;
}): string | undefined {
  const files = [thumbnail, preview].filter((file): file is File => Boolean(file?.url));
  return files.map(({ url, width }) => `${url} ${width}w`).join(', ') || undefined;
}
