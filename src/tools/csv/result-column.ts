const outputUrls = 'Output Image Urls';

/** Behind the columns of the input, in this order. */
export const resultHeaders = [
  'Status',
  'Error Code',
  'Error',
  'Input Bytes',
  'Output Bytes',
  'Image Ids',
] as const;

/** One column of addresses for a recipe, numbered where there are several. */
export function listResultHeaders(recipeCount: number): string[] {
  const urls = Array.from({ length: recipeCount }, (_, i) =>
    recipeCount === 1 ? outputUrls : `${outputUrls} ${i + 1}`,
  );
  return [...urls, ...resultHeaders];
}

/** Whether a column of an input is one that a result had before. */
export const isResultHeader = (name: string): boolean =>
  (resultHeaders as readonly string[]).includes(name) || /^Output Image Urls( \d+)?$/.test(name);
