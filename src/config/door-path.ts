/** Where each door of the server is. */
export const doorPaths = {
  graphql: '/graphql',
  schema: '/schema.graphql',
  files: '/files',
  uploads: '/uploads',
  downloads: '/downloads',
  visited: '/visited',
  /** Pages of galleries, for whoever has the address. */
  gallery: '/g',
  health: '/health',
  metrics: '/metrics',
} as const;
