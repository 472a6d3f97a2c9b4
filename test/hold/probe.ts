import { createTestClient } from '../client.ts';

const everyMs = 250;

/** Asks as somebody who has nothing to do with it; how long each answer took, in ms, until what it returns is called. */
export function beginProbe(url: string): () => Promise<number[]> {
  const { get } = createTestClient(url);
  const asked: Promise<number>[] = [];
  const ask = async () => {
    const startedAt = performance.now();
    await get('{ __typename }');
    return performance.now() - startedAt;
  };
  const timer = setInterval(() => asked.push(ask()), everyMs);
  return () => {
    clearInterval(timer);
    return Promise.all(asked);
  };
}
