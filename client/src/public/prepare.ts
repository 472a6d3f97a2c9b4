import { compressFile } from '../upload/compress/compress-file.ts';
import { createWorkers } from '../upload/compress/workers.ts';

const workers = createWorkers();
const never = new AbortController().signal;

/** What is sent of a photo: smaller, without the place it was taken at; the file as it is where that cannot be done here. */
export function prepare(file: File): Promise<File> {
  return compressFile(file, workers, never).catch(() => file);
}
