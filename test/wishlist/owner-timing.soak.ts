import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

const rounds = 120;
/** Of chance, over all that is asked. */
const significance = 0.01;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false, env: { CLAIMS_PER_HOUR: '100000', RATE_LIMIT: '1000000' } });
});
afterAll(() => app.close());

interface World {
  owner: TestClient;
  id: string;
  slug: string;
  items: string[];
}

async function makeWorld(): Promise<World> {
  const owner = await signUp(app.url);
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  const items: string[] = [];
  for (let i = 0; i < 10; i++) items.push(await addItem(owner, list.id, { quantity: 900 }));
  return { owner, ...list, items };
}

const deeds: Record<string, (world: World) => string> = {
  wishlist: ({ slug }) =>
    `{ wishlist(slug: "${slug}") { revision items { name quantity claimedQuantity claims { quantity } } } }`,
  wishlists: () => '{ wishlists { nodes { title items { name claimedQuantity } } } }',
  updateWishlistItem: ({ items }) =>
    `mutation { updateWishlistItem(input: { id: "${items[0]}", quantity: 5 }) { item { quantity claimedQuantity } } }`,
  moveWishlistItem: ({ items }) =>
    `mutation { moveWishlistItem(input: { id: "${items[1]}" }) { item { id } } }`,
  updateWishlist: ({ id }) =>
    `mutation { updateWishlist(input: { id: "${id}", note: "x" }) { wishlist { revision } } }`,
  claimItem: ({ slug, items }) =>
    `mutation { claimItem(input: { link: { slug: "${slug}" }, itemId: "${items[2]}", clientId: "the owner themselves" }) { token } }`,
};

/** Two-sided, by ranks: how likely two such samples are of one distribution (Mann & Whitney 1947, its normal approximation). */
function compareSamples(a: readonly number[], b: readonly number[]): number {
  const ranked = [...a.map((ms) => ({ ms, isA: true })), ...b.map((ms) => ({ ms, isA: false }))].toSorted(
    (one, other) => one.ms - other.ms,
  );
  const rankSum = ranked.reduce((sum, { isA }, i) => sum + (isA ? i + 1 : 0), 0);
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  const deviation = Math.sqrt((mean * (a.length + b.length + 1)) / 6);
  return errorFunctionComplement(Math.abs(u - mean) / deviation / Math.SQRT2);
}

/** Abramowitz & Stegun 7.1.26; good to 1.5e-7. */
function errorFunctionComplement(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series = 0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)));
  return t * series * Math.exp(-x * x);
}

test('the comparison notices a quarter of the spread, and nothing where there is nothing', () => {
  const even = Array.from({ length: rounds }, (_, i) => i);
  expect(compareSamples(even, even)).toBeGreaterThan(0.9);
  expect(
    compareSamples(
      even,
      even.map((ms) => ms + rounds / 4),
    ),
  ).toBeLessThan(0.001);
});

test('how long an owner’s calls take does not tell whether friends have claimed', async () => {
  const [quiet, busy] = [await makeWorld(), await makeWorld()];
  const friend = createTestClient(app.url);
  for (let i = 0; i < 300; i++)
    await friend.get(
      `mutation { claimItem(input: { link: { slug: "${busy.slug}" }, itemId: "${busy.items[i % 10]}", clientId: "${randomUUID()}" }) { token } }`,
    );
  const times = Object.fromEntries(
    Object.keys(deeds).map((name) => [name, { quiet: [] as number[], busy: [] as number[] }]),
  );
  for (let round = 0; round < rounds; round++)
    for (const [name, ask] of Object.entries(deeds)) {
      const worlds = [
        ['quiet', quiet],
        ['busy', busy],
      ] as const;
      // In turns first, so that what else the machine does meets both.
      for (const [which, world] of round % 2 ? worlds : worlds.toReversed()) {
        const startedAt = performance.now();
        await world.owner.ask(ask(world));
        times[name]![which].push(performance.now() - startedAt);
      }
    }
  for (const [name, samples] of Object.entries(times)) {
    const chance = compareSamples(samples.quiet, samples.busy);
    console.log(`${name}: p = ${chance.toFixed(3)}`);
    // Of so many that are asked one may look so by chance (Bonferroni).
    expect(chance, name).toBeGreaterThan(significance / Object.keys(deeds).length);
  }
  for (const client of [quiet.owner, busy.owner, friend]) await client.close();
}, 600_000);
