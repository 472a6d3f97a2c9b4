/** Where each door of the server is. */
export const doorPaths = {
  graphql: '/graphql',
  schema: '/schema.graphql',
  files: '/files',
  uploads: '/uploads',
  downloads: '/downloads',
  exports: '/exports',
  /** What has become of spreadsheets. */
  results: '/results',
  masks: '/masks',
  visited: '/visited',
  /** Pages of galleries, for whoever has the address. */
  gallery: '/g',
  /** The same of wishlists. */
  wishlist: '/w',
  health: '/health',
  metrics: '/metrics',
} as const;
