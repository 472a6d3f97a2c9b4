/** Where the cutout of a picture is corrected. */
export const editorPath = (imageId: string) => `/edit/${imageId}`;
