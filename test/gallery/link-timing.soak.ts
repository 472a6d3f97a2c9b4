import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { codeOf, createGallery, createLink, openStranger } from './gallery-bed.ts';

const rounds = 200;

let app: TestApp;
let owner: TestClient;
beforeAll(async () => {
  app = await startTestApp({
    work: false,
    // Nobody may try so often.
    decorate: (tools) => ({ ...tools, attempts: { ...tools.attempts, count: async () => {} } }),
  });
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length / 2]!;

test('how long a wrong password takes does not tell whether there is a link, or one with a password', async () => {
  const { id } = await createGallery(owner);
  const slugs = {
    'no link': '0'.repeat(22),
    'no password': (await createLink(owner, id)).slug,
    'another password': (await createLink(owner, id, { password: 'right' })).slug,
  };
  const stranger = openStranger(app);
  const times = Object.fromEntries(Object.keys(slugs).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++)
    for (const [name, slug] of Object.entries(slugs)) {
      const startedAt = performance.now();
      const answer = await stranger.ask(
        'mutation ($slug: String!) { openLink(input: { slug: $slug, password: "wrong" }) { pass } }',
        { slug },
      );
      times[name]!.push(performance.now() - startedAt);
      expect(codeOf(answer)).toBe('PASSWORD_REQUIRED');
    }
  const medians = Object.entries(times).map(([name, values]) => [name, median(values)] as const);
  console.log(medians.map(([name, ms]) => `${name}: ${ms.toFixed(1)} ms`).join(', '));
  const [least, most] = [Math.min, Math.max].map((of) => of(...medians.map(([, ms]) => ms))) as [
    number,
    number,
  ];
  expect(most / least).toBeLessThan(1.1);
}, 300_000);
