import type { Holder } from '../holder.ts';
import { deleteExpired, reapRows } from '../reap-rows.ts';

/** A link to a zip, which holds nothing but its row. */
export const downloadHolder: Holder = {
  counted: 'downloads',
  endings: (_ctx, after, until) => [
    {
      rows: 'from download where expires_at > ? and expires_at <= ?',
      end: 'expires_at',
      values: [after, until],
      objects: null,
    },
  ],
  reap: (reaping) => reapRows(reaping, 'downloads', (inner) => deleteExpired(inner, 'download')),
};
