/** Of a picture of a collage, pixels. */
export const collageWidths = { least: 64, most: 4096 } as const;
