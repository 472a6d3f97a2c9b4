/** What the API takes of ids at once. */
const batchSize = 100;

export const inBatches = <T>(ids: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, at) =>
    ids.slice(at * batchSize, (at + 1) * batchSize),
  );
