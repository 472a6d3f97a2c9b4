import type { Feature } from '../../session/session.ts';
import type { Prepare } from '../upload.ts';
import { compressFile } from './compress-file.ts';
import { createWorkers } from './workers.ts';

interface Compressor {
  compress: Prepare;
  close(): void;
}

/** The session's one pair of workers, for rooms whose files may be made smaller before they are sent. */
export const compressorFeature: Feature<Compressor> = {
  open() {
    const workers = createWorkers();
    return {
      // Whatever went wrong, the server is to say what it makes of the file.
      compress: (file, signal) => compressFile(file, workers, signal).catch(() => file),
      close: workers.close,
    };
  },
  close: (compressor) => compressor.close(),
};
