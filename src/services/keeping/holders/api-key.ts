import type { Holder } from '../holder.ts';
import { deleteExpired, reapRows } from '../reap-rows.ts';

/** A key that has ended is nobody's any more. Nobody wants to know how many there were. */
export const apiKeyHolder: Holder = {
  counted: null,
  endings: () => [],
  reap: (reaping) => reapRows(reaping, null, (inner) => deleteExpired(inner, 'api_key')),
};
