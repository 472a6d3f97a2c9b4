/** Where and how the bytes go, as the server said. */
export interface PutTarget {
  url: string;
  method: string;
  headers: readonly { name: string; value: string }[];
}

/**
 * `refused`: the URL has expired, or what came is not what was announced. `broken`: no answer, or none that counts.
 * `unreadable`: the file has changed since it was chosen, or is gone, as from a card that was pulled out.
 */
export type PutOutcome = 'stored' | 'refused' | 'broken' | 'unreadable';

interface PutOptions {
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/** A connection may die without anybody noticing; so long without a byte means that it has. */
const silenceMs = 60_000;

/** Sends a file to a presigned URL. Not by `fetch`, which reports no progress of what it sends. */
export function putFile(
  file: File,
  { url, method, headers }: PutTarget,
  { signal, onProgress }: PutOptions,
): Promise<PutOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    let silence = setTimeout(abort, silenceMs);
    const end = (outcome: PutOutcome) => () => {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      resolve(outcome);
    };
    request.open(method, url);
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      clearTimeout(silence);
      silence = setTimeout(abort, silenceMs);
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onload = () => end(outcomeOf(request.status))();
    // A browser does not tell one that it could not read from one that it could not send.
    request.onerror = () =>
      void isReadable(file).then((readable) => end(readable ? 'broken' : 'unreadable')());
    request.onabort = end('broken');
    signal.addEventListener('abort', abort);
    request.send(file);
  });
}

function outcomeOf(status: number): PutOutcome {
  if (status >= 200 && status < 300) return 'stored';
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'broken';
}

const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
