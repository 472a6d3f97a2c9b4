import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type GraphqlAnswer, signUp, type TestClient } from '../client.ts';
import { codeOf } from '../gallery/gallery-bed.ts';
import { runSql } from '../sql.ts';
import { addItem, createWishlist, type MadeWishlist } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;
let friend: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { CLAIMS_PER_HOUR: '1000' } });
  owner = await signUp(app.url);
  friend = createTestClient(app.url);
});
afterAll(async () => {
  await owner.close();
  await friend.close();
  await app.close();
});

interface Claimed {
  claimItem: {
    claim: { id: string; quantity: number; name: string | null };
    token: string;
    item: { claimedQuantity: number };
  };
}

const claim = (
  client: TestClient,
  { slug }: Pick<MadeWishlist, 'slug'>,
  input: object,
): Promise<GraphqlAnswer<Claimed>> =>
  client.ask<Claimed>(
    `mutation ($input: ClaimItemInput!) { claimItem(input: $input) {
       claim { id quantity name } token item { claimedQuantity } } }`,
    { input: { link: { slug }, clientId: randomUUID(), ...input } },
  );

const release = (client: TestClient, token: string, quantity?: number) =>
  client.ask<{
    releaseClaim: {
      claim: { quantity: number } | null;
      item: { id: string; claimedQuantity: number; name: string } | null;
    };
  }>(
    `mutation ($input: ReleaseClaimInput!) { releaseClaim(input: $input) { claim { quantity } item { id name claimedQuantity } } }`,
    { input: { token, quantity } },
  );

async function makeItem(quantity = 1): Promise<{ list: MadeWishlist; itemId: string }> {
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  return { list, itemId: await addItem(owner, list.id, { quantity }) };
}

const sumOf = async (itemId: string) =>
  (
    await runSql<{ sum: number }>(
      app,
      'select coalesce(sum(quantity), 0)::int as sum from claim where item_id = $1',
      [itemId],
    )
  )[0]!.sum;

test('of a hundred who want the last three, three get one', async () => {
  const { list, itemId } = await makeItem(3);
  const answers = await Promise.all(Array.from({ length: 100 }, () => claim(friend, list, { itemId })));
  const tokens = answers.flatMap(({ data }) => data?.claimItem?.token ?? []);
  expect(new Set(tokens).size).toBe(3);
  expect(answers.filter((answer) => codeOf(answer) === 'CONFLICT')).toHaveLength(97);
  expect(await sumOf(itemId)).toBe(3);
  for (const { errors } of answers) if (errors) expect(errors[0]!.extensions.params.left).toBe(0);
});

test('more than is left is a conflict that says how many there are', async () => {
  const { list, itemId } = await makeItem(5);
  expect((await claim(friend, list, { itemId, quantity: 3, name: 'Ann' })).data?.claimItem).toMatchObject({
    claim: { quantity: 3, name: 'Ann' },
    item: { claimedQuantity: 3 },
  });
  const { errors } = await claim(friend, list, { itemId, quantity: 3 });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', params: { left: 2, actual: 3 } });
});

test('the same clientId is the same claim, and the same token', async () => {
  const { list, itemId } = await makeItem(2);
  const clientId = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => claim(friend, list, { itemId, clientId })));
  expect(new Set(answers.map(({ data }) => data?.claimItem.token)).size).toBe(1);
  expect(await sumOf(itemId)).toBe(1);
  expect(codeOf(await claim(friend, list, { itemId, clientId: 'short' }))).toBe('BAD_USER_INPUT');
});

test('a claim is given up by its token, again with the same answer, and can be made again', async () => {
  const { list, itemId } = await makeItem(2);
  const { token } = (await claim(friend, list, { itemId, quantity: 2 })).data!.claimItem;
  const other = await signUp(app.url);
  expect((await release(other, token, 1)).data?.releaseClaim).toMatchObject({
    claim: { quantity: 1 },
    item: { claimedQuantity: 1, name: 'Kettle' },
  });
  await other.close();
  const first = await release(friend, token);
  expect(first.data?.releaseClaim).toMatchObject({ claim: null, item: { id: itemId, claimedQuantity: 0 } });
  expect((await release(friend, token)).data).toEqual(first.data);
  expect((await claim(friend, list, { itemId, quantity: 2 })).errors).toBeUndefined();
});

test('a token is known by its hash alone, and opens what it was given for', async () => {
  const { list, itemId } = await makeItem();
  const { token, claim: made } = (await claim(friend, list, { itemId, name: 'Ann' })).data!.claimItem;
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(JSON.stringify(await runSql(app, 'select * from claim'))).not.toContain(token);
  const read = (text: string) =>
    friend.get<{ claim: object | null }>(
      'query ($token: String!) { claim(token: $token) { id quantity name } }',
      {
        token: text,
      },
    );
  expect((await read(token)).claim).toEqual({ id: made.id, quantity: 1, name: 'Ann' });
  expect((await read(`${token}x`)).claim).toBeNull();
  await release(friend, token);
  expect((await read(token)).claim).toBeNull();
  expect(codeOf(await release(friend, 'no token at all'))).toBe('NOT_FOUND');
});

test('nobody claims of their own wishlist, and is told so in the same words whatever is left', async () => {
  const { list, itemId } = await makeItem();
  const before = await claim(owner, list, { itemId });
  expect(codeOf(before)).toBe('CONFLICT');
  await claim(friend, list, { itemId });
  const after = await claim(owner, list, { itemId });
  expect(after.errors).toEqual(before.errors);
  expect((await claim(owner, list, { itemId, quantity: 5 })).errors).toEqual(before.errors);
});

test('an item of another wishlist, and one that is removed, cannot be claimed', async () => {
  const { list, itemId } = await makeItem();
  const other = await makeItem();
  expect(codeOf(await claim(friend, list, { itemId: other.itemId }))).toBe('NOT_FOUND');
  const { token } = (await claim(friend, list, { itemId })).data!.claimItem;
  await owner.get(`mutation { removeWishlistItem(input: { id: "${itemId}" }) { itemId } }`);
  expect(codeOf(await claim(friend, list, { itemId }))).toBe('NOT_FOUND');
  expect(codeOf(await release(friend, token))).toBe('NOT_FOUND');
});

test('what its owner changes is nothing to a claim, and a claim nothing to that', async () => {
  const { list, itemId } = await makeItem(3);
  const { token } = (await claim(friend, list, { itemId, quantity: 3 })).data!.claimItem;
  await owner.get(
    `mutation { updateWishlistItem(input: { id: "${itemId}", quantity: 1 }) { item { quantity } } }`,
  );
  const { errors } = await claim(friend, list, { itemId });
  expect(errors?.[0]?.extensions.params.left).toBe(0);
  await release(friend, token, 2);
  expect(codeOf(await claim(friend, list, { itemId }))).toBe('CONFLICT');
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", visibility: PRIVATE }) { wishlist { id } } }`,
  );
  expect((await release(friend, token)).data?.releaseClaim).toEqual({ claim: null, item: null });
});

test('by its token a claim shows nothing of a wishlist that its giver could not open any more', async () => {
  const { list, itemId } = await makeItem(3);
  const { token } = (await claim(friend, list, { itemId, quantity: 2 })).data!.claimItem;
  expect((await release(friend, token, 1)).data?.releaseClaim.item).toMatchObject({ id: itemId });
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", newSlug: true }) { wishlist { id } } }`,
  );
  expect((await release(friend, token)).data?.releaseClaim).toEqual({ claim: null, item: null });

  const other = await signUp(app.url);
  const theirs = await createWishlist(other, { visibility: 'UNLISTED' });
  const made = await claim(friend, theirs, { itemId: await addItem(other, theirs.id) });
  const { viewer } = await other.get<{ viewer: { id: string } }>('{ viewer { id } }');
  await other.get(`mutation { deleteAccount(input: { id: "${viewer.id}" }) { deletedId } }`);
  await other.close();
  expect(codeOf(await release(friend, made.data!.claimItem.token))).toBe('NOT_FOUND');
  const { claim: found } = await friend.get<{ claim: object | null }>(
    `{ claim(token: "${made.data!.claimItem.token}") { id } }`,
  );
  expect(found).toBeNull();
});

test('one address claims so many in an hour', async () => {
  const strict = await startTestApp({ work: false, env: { CLAIMS_PER_HOUR: '2' } });
  const [giver, guest] = [await signUp(strict.url), createTestClient(strict.url)];
  const list = await createWishlist(giver, { visibility: 'UNLISTED' });
  const itemId = await addItem(giver, list.id, { quantity: 9 });
  const codes = [];
  for (let i = 0; i < 3; i++) codes.push(codeOf(await claim(guest, list, { itemId })));
  expect(codes).toEqual([undefined, undefined, 'RATE_LIMITED']);
  await giver.close();
  await guest.close();
  await strict.close();
});
