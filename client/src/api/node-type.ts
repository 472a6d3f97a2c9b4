/** The types whose nodes are told live, each with the root field that has one by its id. */
export const rootFields = {
  Image: 'image',
  Job: 'job',
  Gallery: 'node',
  Wishlist: 'node',
  WishlistItem: 'node',
  Batch: 'batch',
  BatchRow: 'node',
  BatchItem: 'node',
} as const;

export type NodeType = keyof typeof rootFields;

export const isNodeType = (name: unknown): name is NodeType =>
  typeof name === 'string' && Object.hasOwn(rootFields, name);

/** What the ids begin with of those that have no root field of their own. */
const prefixes: Record<string, NodeType> = {
  gal: 'Gallery',
  wsh: 'Wishlist',
  itm: 'WishlistItem',
  row: 'BatchRow',
  bit: 'BatchItem',
};

/** Which of them an id is of that `node` is asked for. */
export const typeOfNode = (id: string): NodeType | undefined => prefixes[id.slice(0, id.indexOf('_'))];

/** Whether what has this type has a revision, by which an event can be newer than an answer. */
export const isRevised = (name: unknown): name is NodeType | 'Collage' =>
  isNodeType(name) || name === 'Collage';
