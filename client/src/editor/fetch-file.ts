import { fetchWithin } from '../api/patience.ts';
import type { Problem } from '../problem/problem.ts';

const answerMs = 60_000;

/** The bytes at an address of the server's, or of the bucket's that it keeps them in. */
export async function fetchFile(url: string, signal?: AbortSignal): Promise<Blob | { problem: Problem }> {
  if (signal?.aborted) return { problem: { code: 'CANCELED', params: {} } };
  try {
    const response = await fetchWithin(answerMs)(url, signal ? { signal } : {});
    if (response.ok) return await response.blob();
    return { problem: { code: response.status === 410 ? 'GONE' : 'SERVICE_UNAVAILABLE', params: {} } };
  } catch {
    return { problem: { code: 'OFFLINE', params: {} } };
  }
}

export const isBlob = (answer: Blob | { problem: Problem }): answer is Blob => answer instanceof Blob;
