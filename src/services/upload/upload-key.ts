import type { PendingUpload } from '../../schema/pending-upload.ts';

/** Where its bytes are PUT. */
export function uploadKey({ prefix }: Pick<PendingUpload, 'prefix'>): string {
  return `${prefix}/upload`;
}

/**
 * What lies under such a key belongs to an upload that ends within a day: without a row, and older, it is nobody's, whatever
 * database is restored.
 */
export function isUploadKey(key: string): boolean {
  return key.endsWith('/upload');
}
