import type { Hold, Upload } from './upload.ts';

export const holdNames = {
  CONNECTION: 'Waiting for the connection…',
  STORAGE: 'Waiting for the file storage…',
  BUSY: 'The server is busy. Going on in a moment…',
  ROOM: 'Waiting for earlier pictures…',
} as const satisfies Record<Hold, string>;

/** All bytes sent is not yet done: the server still looks at what they are. */
export function uploadLabel({ phase, prepare, outgoing, sentFraction, held }: Upload): string {
  if (phase === 'waiting') return 'Waiting to upload';
  if (held) return holdNames[held];
  if (prepare && !outgoing) return 'Preparing';
  return sentFraction < 1 ? 'Uploading' : 'Checking';
}
