const name = 'pasteup-editor';

/** A browser that is in trouble with it says nothing at all. */
const openMs = 3_000;

/** What this browser keeps of pictures that are being corrected. Throws where a page may keep nothing. */
export async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('edits');
    request.result.createObjectStore('settings');
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Expected ${name} to open.`)), openMs);
  });
  try {
    return await Promise.race([answerOf(request), late]);
  } finally {
    clearTimeout(timer);
  }
}

export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
