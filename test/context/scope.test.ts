import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/context/transaction.ts';
import { Account } from '../../src/schema/account.ts';
import { AccountUsage } from '../../src/schema/account-usage.ts';
import { ApiKey } from '../../src/schema/api-key.ts';
import { Claim } from '../../src/schema/claim.ts';
import { entities } from '../../src/schema/entities.ts';
import { FetchHost } from '../../src/schema/fetch-host.ts';
import { FetchLine } from '../../src/schema/fetch-line.ts';
import { Image } from '../../src/schema/image.ts';
import { Orphan } from '../../src/schema/orphan.ts';
import { RowChange } from '../../src/schema/row-change.ts';
import { Secret } from '../../src/schema/secret.ts';
import { insertImage } from '../../src/services/image/insert-image.ts';
import { createPrefix } from '../../src/services/image/take-in.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';

let app: TestApp;
let accountIds: string[];

beforeAll(async () => {
  app = await startTestApp({ work: false });
  for (const _ of [1, 2]) await (await signUp(app.url)).close();
  accountIds = (await app.contexts.forSystem().em.find(Account, {}, { orderBy: { id: 'asc' } })).map(
    ({ id }) => id,
  );
});
afterAll(() => app.close());

const addImage = (accountId: string, { ctx = app.contexts.forAccount(accountId), lifeMs = 60_000 } = {}) => {
  const file = { mimeType: 'image/png', width: 1, height: 1, frames: 1, byteSize: 1, sha256: '0' };
  const taken = { prefix: createPrefix(), ...file };
  const expiresAt = new Date(Date.now() + lifeMs);
  const life = { expiresAt, ownExpiresAt: expiresAt };
  return inTransaction(ctx, (inner) => insertImage(inner, { filename: 'a.jpg' }, taken, life));
};

const systems = [Claim, FetchHost, FetchLine, Orphan, RowChange, Secret];

test('an account finds its own rows of every kind, and nobody and the operator find none', async () => {
  const [own = '', other = ''] = accountIds;
  const image = await addImage(own);
  const scopes = [
    { kind: 'account', accountId: other, keyId: null },
    { kind: 'operator' },
    { kind: 'nobody' },
  ] as const;
  expect(await app.contexts.forAccount(own).em.find(Image, {})).toMatchObject([{ id: image.id }]);
  for (const scope of scopes) {
    const { em } = app.contexts.forCaller({
      scope,
      address: '',
      origin: null,
      acceptLanguage: null,
      baseUrl: '',
      requestId: null,
    });
    const apart: object[] = [Account, AccountUsage, ApiKey, ...systems];
    for (const entity of Object.values(entities).filter((one) => !apart.includes(one)))
      expect(await em.find(entity as typeof Image, {})).toEqual([]);
    // What there is of every account from the beginning.
    const self = scope.kind === 'account' ? [other] : [];
    expect((await em.find(Account, {})).map(({ id }) => id)).toEqual(self);
    for (const entity of [AccountUsage, ApiKey])
      expect((await em.find(entity as typeof ApiKey, {})).map(({ accountId }) => accountId)).toEqual(self);
    for (const entity of systems)
      await expect(em.find(entity as typeof Secret, {})).rejects.toThrow(
        `Expected a context of the system to read ${entity.name}.`,
      );
  }
});

test('no filter takes the place of a condition: what is alive is also what was asked for', async () => {
  const [own = ''] = accountIds;
  const [first, ended] = [await addImage(own), await addImage(own, { lifeMs: -1 })];
  const { em } = app.contexts.forAccount(own);
  const asked = { $or: [{ id: first.id }, { id: ended.id }] };
  expect((await em.find(Image, asked, { filters: { alive: true } })).map(({ id }) => id)).toEqual([first.id]);
});

test('what a transaction loads by its loaders is what it has written', async () => {
  const [own = ''] = accountIds;
  const ctx = app.contexts.forAccount(own);
  await inTransaction(ctx, async (inner) => {
    const image = await addImage(own, { ctx: inner });
    expect(await inner.loaders.image.load(image.id)).toMatchObject({ id: image.id });
    expect(await ctx.loaders.image.load(image.id)).toBeNull();
  });
});
