import { fetchFile, isBlob } from './fetch-file.ts';

/** The original's bytes: many, so they are fetched once, and only where they are asked for. */
export interface OriginalFile {
  /** Null where they did not come; who asks again has them tried again. */
  read(): Promise<Blob | null>;
  /** Ends what is being fetched. What had come stays. */
  stop(): void;
}

export function createOriginalFile(url: string | null | undefined): OriginalFile {
  let file: Promise<Blob | null> | null = null;
  let end: AbortController | null = null;

  async function fetchIt(own: AbortController): Promise<Blob | null> {
    const answer = url ? await fetchFile(url, own.signal) : null;
    if (end === own) end = null;
    return answer && isBlob(answer) ? answer : null;
  }

  return {
    async read() {
      if (!file) {
        end = new AbortController();
        file = fetchIt(end);
      }
      const own = file;
      const blob = await own;
      if (!blob && file === own) file = null;
      return blob;
    },
    stop() {
      if (!end) return;
      end.abort();
      end = null;
      file = null;
    },
  };
}
