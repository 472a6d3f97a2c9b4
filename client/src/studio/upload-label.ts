import type { Upload } from '../upload/upload.ts';

/** All bytes sent is not yet done: the server still looks at what they are. */
export function uploadLabel({ phase, sentFraction }: Upload): string {
  if (phase === 'waiting') return 'Waiting to upload';
  return sentFraction < 1 ? 'Uploading' : 'Checking the file';
}
