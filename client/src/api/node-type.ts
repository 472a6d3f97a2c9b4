/** The types whose nodes are told live, each with the root field that has one by its id. */
export const rootFields = { Image: 'image', Job: 'job', Gallery: 'node' } as const;

export type NodeType = keyof typeof rootFields;

export const isNodeType = (name: unknown): name is NodeType =>
  typeof name === 'string' && Object.hasOwn(rootFields, name);
