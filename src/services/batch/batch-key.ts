import type { Batch } from '../../schema/batch.ts';

/** Of its file, as it came. */
export function batchKey({ id }: Pick<Batch, 'id'>): string {
  return `batches/${id}/input`;
}
