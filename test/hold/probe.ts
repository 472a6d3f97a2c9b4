import { createTestClient, type TestClient } from '../client.ts';

/** How often one asks who has nothing to do with it. */
export const probeEveryMs = 250;

/** Milliseconds until the answer. */
export async function probeOnce({ get }: TestClient): Promise<number> {
  const startedAt = performance.now();
  await get('{ __typename }');
  return performance.now() - startedAt;
}

/** Asks as a stranger; how long each answer took, in ms, until what it returns is called. */
export function beginProbe(url: string): () => Promise<number[]> {
  const stranger = createTestClient(url);
  const asked: Promise<number>[] = [];
  const timer = setInterval(() => asked.push(probeOnce(stranger)), probeEveryMs);
  return () => {
    clearInterval(timer);
    return Promise.all(asked);
  };
}
