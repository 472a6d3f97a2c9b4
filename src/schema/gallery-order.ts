import type { Gallery, GallerySort } from './gallery.ts';
import type { Image } from './image.ts';

/** How a sort is said to the database, each with its index (schema/image.ts), and where an image stands in it. */
interface Order {
  /** Of the image's row, as `image`. */
  columns: string;
  direction: 'asc' | 'desc';
  keyOf: (image: Image) => string;
  /** What of the key, a parameter, the columns are compared with. */
  keySql: string;
}

export const galleryOrders = {
  MANUAL: {
    columns: 'image.position collate "C"',
    direction: 'asc',
    keyOf: ({ position }) => position ?? '',
    keySql: '?::text',
  },
  NEWEST: {
    columns: 'image.created_at',
    direction: 'desc',
    keyOf: ({ createdAt }) => createdAt.toISOString(),
    keySql: '?::timestamptz',
  },
  FILENAME: {
    columns: 'image.sort_name collate "C"',
    direction: 'asc',
    keyOf: ({ sortName }) => sortName ?? '',
    keySql: '?::text',
  },
} as const satisfies Record<GallerySort, Order>;

export function orderOf({ sort }: Pick<Gallery, 'sort'>): Order {
  return galleryOrders[sort];
}

export const orderBySql = ({ columns, direction }: Order) => `${columns} ${direction}, image.id ${direction}`;

/** The condition for those behind a place; its values are the key and the id of the image there. */
export const behindSql = ({ columns, direction, keySql }: Order) =>
  `(${columns}, image.id) ${direction === 'asc' ? '>' : '<'} (${keySql}, ?)`;
