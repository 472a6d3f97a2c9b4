import { countOf } from '../format/count.ts';
import { formatBytes } from '../format/measure.ts';
import type { BatchSum } from './batch-sum.ts';

/** "12 photos, 27 MB saved"; null where nothing was. */
export function savedWords({ shrunk, savedBytes }: Pick<BatchSum, 'shrunk' | 'savedBytes'>): string | null {
  return savedBytes > 0 ? `${countOf(shrunk, 'photo')}, ${formatBytes(savedBytes)} saved` : null;
}
