/** The Studio with one of the account's pictures on its table; with a rendition, to go on with its recipe. */
export function studioPath({ imageId, renditionId }: { imageId: string; renditionId?: string }): string {
  return `/?${new URLSearchParams({ image: imageId, ...(renditionId && { rendition: renditionId }) })}`;
}
