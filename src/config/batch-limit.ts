/** URLs in one row; what is more is left out and told. */
export const maxUrlsPerRow = 50;
