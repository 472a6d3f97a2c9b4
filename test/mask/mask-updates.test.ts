import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchMask } from '../../src/services/watch/watch-mask.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { askUpdate, createMask, dab, readStrokes, unknownId, updateMask } from './mask-client.ts';

const picture = await makePicture({ width: 96, height: 64 });

let app: TestApp;
let second: TestApp;
let client: TestClient;
/** Of the same account, at another process. */
let beside: TestClient;
let imageId: string;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  second = await startTestApp({ beside: app, work: false });
  client = await signUp(app.url);
  beside = createTestClient(second.url, client.apiKey);
  imageId = (await client.upload(picture)).data!.uploadImage.image.id;
});
afterAll(async () => {
  await beside.close();
  await client.close();
  await second.close();
  await app.close();
});

interface Told {
  version: number | null;
  label?: string | null;
  code?: unknown;
}

/** What is told of a mask at the other process, until it is over. */
async function watch(id: string, told: Told[]): Promise<void> {
  const events = beside.subscribe<{ maskUpdated: { version: number; label: string | null } }>(
    `subscription { maskUpdated(id: "${id}") { version label } }`,
  );
  for await (const { data, errors } of events)
    told.push({ version: null, ...data?.maskUpdated, ...(errors && { code: errors[0]?.extensions?.code }) });
}

test('a mask is told at once, then each version in order, then that it is gone', async () => {
  const { id } = await createMask(client, { imageId });
  const told: Told[] = [];
  const watching = watch(id, told);
  await expect.poll(() => told).toEqual([{ version: 1, label: null }]);
  for (let version = 1; version <= 20; version++)
    await updateMask(client, { id, baseVersion: version, addStrokes: [dab(`${version}`, 0.5, 0.5)] });
  await updateMask(client, { id, baseVersion: 21, label: 'cup' });
  await expect.poll(() => told.at(-1)).toEqual({ version: 21, label: 'cup' });
  const versions = told.map(({ version }) => version);
  expect([...new Set(versions)]).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  expect(versions).toEqual(versions.toSorted((a, b) => a! - b!));
  await client.get(`mutation { deleteMasks(input: { ids: ["${id}"] }) { deletedIds } }`);
  await watching;
  expect(told.at(-1)?.code).toBe('GONE');
});

test('it ends with its image', async () => {
  const image = (await client.upload(picture)).data!.uploadImage.image.id;
  const { id } = await createMask(client, { imageId: image });
  const told: Told[] = [];
  const watching = watch(id, told);
  await expect.poll(() => told.length).toBe(1);
  await client.get(`mutation { deleteImages(input: { ids: ["${image}"] }) { deletedIds } }`);
  await watching;
  expect(told.at(-1)?.code).toBe('GONE');
});

test('it ends when its image expires', async () => {
  const { data } = await client.upload(picture, { expiresIn: 'PT2S' });
  const { id } = await createMask(client, { imageId: data!.uploadImage.image.id });
  const told: Told[] = [];
  await watch(id, told);
  expect(told.at(-1)?.code).toBe('GONE');
});

test('whatever it ends by, nothing is watched any more', async () => {
  const [{ id }, { id: deleted }] = [
    await createMask(client, { imageId }),
    await createMask(client, { imageId }),
  ];
  const [row] = await runSql<{ account: string }>(
    app,
    'select account_id as account from mask where id = $1',
    [id],
  );
  const ctx = app.contexts.forAccount(row!.account);
  const { events } = ctx;
  const broken = {
    ...events.masks,
    watch: async (options: Parameters<typeof events.masks.watch>[0]) => {
      const watching = await events.masks.watch(options);
      return { ...watching, next: () => Promise.reject(new Error('It has broken.')) } as typeof watching;
    },
  };
  const breaking = await watchMask({ ...ctx, events: { ...events, masks: broken } }, id);
  await expect(breaking.next()).rejects.toThrow('It has broken.');
  const ending = await watchMask(ctx, deleted);
  await ending.next();
  await client.get(`mutation { deleteMasks(input: { ids: ["${deleted}"] }) { deletedIds } }`);
  expect(await ending.next()).toMatchObject({ value: { mask: null } });
  expect(await ending.next()).toMatchObject({ done: true });
  const leaving = await watchMask(ctx, id);
  await leaving.return?.();
  expect([events.masks.size(), events.images.size()]).toEqual([0, 0]);
});

test('of a foreign one it is NOT_FOUND, as of none', async () => {
  const { id } = await createMask(client, { imageId });
  const stranger = await signUp(app.url);
  for (const one of [id, unknownId('Mask')]) {
    const events = stranger.subscribe(`subscription { maskUpdated(id: "${one}") { id } }`);
    await expect(events.next()).resolves.toMatchObject({
      value: { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    });
  }
  await stranger.close();
});

test('of two who draw at once none loses a stroke, and whoever is late is told the newest version', async () => {
  const { id } = await createMask(client, { imageId });
  const conflicts: number[] = [];
  const draw = async (who: TestClient, name: string) => {
    let base = 1;
    for (let i = 0; i < 20; ) {
      const { data, errors } = await askUpdate(who, {
        id,
        baseVersion: base,
        addStrokes: [dab(`${name}${i}`, 0.5, 0.5)],
      });
      if (data?.updateMask) {
        base = data.updateMask.mask.version;
        i++;
        continue;
      }
      expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
      const newest = errors![0]!.extensions.params.version as number;
      expect(newest).toBeGreaterThan(base);
      conflicts.push(newest);
      base = newest;
    }
  };
  await Promise.all([draw(client, 'a'), draw(beside, 'b')]);
  const strokes = await readStrokes(client, id);
  expect(strokes.map(({ id }) => id).toSorted()).toEqual(
    ['a', 'b'].flatMap((name) => Array.from({ length: 20 }, (_, i) => `${name}${i}`)).toSorted(),
  );
  expect(conflicts.length).toBeGreaterThan(0);
});

/** A mask as it should be: a list of names, and what it was at each version. */
class Model {
  versions: string[][] = [[]];
  now: string[] = [];
  save(next: string[]) {
    if (next.join() === this.now.join()) return;
    this.now = next;
    this.versions.push(next);
  }
}

test('whatever is drawn, taken back and restored, it is as a list would be', async () => {
  const { id } = await createMask(client, { imageId });
  const model = new Model();
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let step = 0; step < 60; step++) {
    const add = Array.from({ length: random(3) }, () => `s${random(12)}`);
    const adding = [...new Set(add)];
    const removing = Array.from({ length: random(3) }, () => `s${random(12)}`).filter(
      (one) => !adding.includes(one),
    );
    const restoring = random(4) === 0 ? 1 + random(model.versions.length) : null;
    const begin = (restoring === null ? model.now : model.versions[restoring - 1]!).filter(
      (one) => !removing.includes(one),
    );
    await updateMask(client, {
      id,
      baseVersion: model.versions.length,
      addStrokes: adding.map((name) => dab(name, 0.5, 0.5)),
      removeStrokes: removing,
      restoreVersion: restoring,
    });
    model.save([...begin, ...adding.filter((one) => !begin.includes(one))]);
  }
  for (const [i, names] of model.versions.entries())
    expect((await readStrokes(client, id, i + 1)).map(({ id }) => id)).toEqual(names);
});

test('the newest 2,000 versions are kept, and of the strokes those that one of them has', async () => {
  const { id } = await createMask(client, { imageId, strokes: [dab('a', 0.2, 0.5), dab('b', 0.8, 0.5)] });
  await updateMask(client, { id, baseVersion: 1, removeStrokes: ['a'] });
  const { mask: early } = await client.get<{ mask: { url: string } }>(
    `{ mask(id: "${id}") { url(version: 1) } }`,
  );
  await runSql(
    app,
    `insert into mask_version (mask_id, account_id, number, sha256, coverage, stroke_count, created_at)
     select mask_id, account_id, n, sha256 || n, coverage, stroke_count, created_at
       from mask_version, generate_series(3, 2000) n where mask_id = $1 and number = 2`,
    [id],
  );
  await runSql(app, 'update mask set version = 2000 where id = $1', [id]);
  const countRows = () =>
    runSql(
      app,
      `select (select count(*)::int from mask_version where mask_id = $1) as versions,
         (select min(number) from mask_version where mask_id = $1) as oldest,
         (select count(*)::int from mask_stroke where mask_id = $1) as strokes`,
      [id],
    );
  expect(await countRows()).toEqual([{ versions: 2000, oldest: 1, strokes: 2 }]);
  expect((await readStrokes(client, id, 1)).map((stroke) => stroke.id)).toEqual(['a', 'b']);
  await updateMask(client, { id, baseVersion: 2000, addStrokes: [dab('c', 0.5, 0.5)] });
  expect(await countRows()).toEqual([{ versions: 2000, oldest: 2, strokes: 2 }]);
  expect((await readStrokes(client, id, 2)).map((stroke) => stroke.id)).toEqual(['b']);
  const restored = await askUpdate(client, { id, baseVersion: 2001, restoreVersion: 1 });
  expect(restored.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    params: { argument: 'input.restoreVersion' },
  });
  const { errors } = await client.ask(`{ mask(id: "${id}") { url(version: 1) } }`);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await fetch(early.url)).status).toBe(410);
  await updateMask(client, { id, baseVersion: 2001, restoreVersion: 3 });
});
