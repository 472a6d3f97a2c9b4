import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BatchBed, createBatch, openBatchBed, readBatch } from './batch-bed.ts';

let bed: BatchBed;

beforeAll(async () => {
  bed = await openBatchBed();
});
afterAll(() => bed.close());

const csvOf = (count: number, name: string) =>
  `url\n${Array.from({ length: count }, (_, i) => bed.at(`/ok/${name}${i}.jpg`)).join('\n')}\n${bed.at(`/svg?${name}`)}\n`;

interface BatchEvent {
  batchUpdated: { status: string; revision: number; counts: { succeeded: number; failed: number } };
}

test('a batch is told at most twice a second, and its final state always', async () => {
  const id = await createBatch(bed.owner, csvOf(6, 'a'));
  const told: BatchEvent['batchUpdated'][] = [];
  const beganAt = Date.now();
  for await (const { data } of bed.owner.subscribe<BatchEvent>(
    'subscription ($id: ID!) { batchUpdated(id: $id) { status revision counts { succeeded failed } } }',
    { id },
  ))
    told.push(data!.batchUpdated);
  expect(told.at(-1)).toMatchObject({
    status: 'COMPLETED_WITH_ERRORS',
    counts: { succeeded: 6, failed: 1 },
  });
  expect(told.length).toBeLessThanOrEqual(2 + (Date.now() - beganAt) / 500);
  expect(told.map(({ revision }) => revision)).toEqual(
    told.map(({ revision }) => revision).toSorted((a, b) => a - b),
  );
});

interface ItemEvent {
  batchItemsUpdated: {
    item: { id: string; status: string; revision: number } | null;
    cursor: string;
    isCaughtUp: boolean;
  };
}

async function watchItems(
  id: string,
  after: string | null = null,
): Promise<ItemEvent['batchItemsUpdated'][]> {
  const told: ItemEvent['batchItemsUpdated'][] = [];
  for await (const { data } of bed.owner.subscribe<ItemEvent>(
    'subscription ($id: ID!, $after: String) { batchItemsUpdated(batchId: $id, after: $after) { item { id status revision } cursor isCaughtUp } }',
    { id, after },
  ))
    told.push(data!.batchItemsUpdated);
  return told;
}

test('every item is told to its end, and the watch ends with the batch', async () => {
  const id = await createBatch(bed.owner, csvOf(6, 'b'));
  const told = await watchItems(id);
  const newest = new Map(told.flatMap(({ item }) => (item ? [[item.id, item.status] as const] : [])));
  const { rows } = await readBatch(bed.owner, id);
  expect([...newest].toSorted()).toEqual(
    rows.nodes.map(({ items }) => [items[0]!.id, items[0]!.status] as const).toSorted(),
  );
  const later = await watchItems(id, told.at(-1)!.cursor);
  expect(later.filter(({ item }) => item && item.status !== newest.get(item.id))).toEqual([]);
  const anew = await watchItems(id);
  expect(new Set(anew.flatMap(({ item }) => item?.id ?? []))).toEqual(new Set(newest.keys()));
});
