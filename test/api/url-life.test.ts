import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { sendPresigned } from '../presigned.ts';
import { type StorageBed, storageBeds } from '../storage-bed.ts';

const picture = await makePicture({ width: 64, height: 48 });

/** When the storage says that the URL ends. */
function readEnd(url: string): number {
  const query = new URL(url).searchParams;
  const signedAt = query.get('X-Amz-Date');
  if (!signedAt) return Number(query.get('expires')) * 1000;
  const [, ...parts] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(signedAt)!;
  const [year, month, ...rest] = parts.map(Number) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, ...rest) + Number(query.get('X-Amz-Expires')) * 1000;
}

interface Urls {
  image: { url: string; thumbnail: { url: string } };
}

describe.each(Object.keys(storageBeds))('a URL on %s', (name) => {
  let bed: StorageBed;
  let app: TestApp;
  let client: TestClient;

  beforeAll(async () => {
    bed = await storageBeds[name]!();
    app = await startTestApp({ env: bed.env });
    client = await signUp(app.url);
  });
  afterAll(async () => {
    await client.close();
    await app.close();
    await bed.close();
  });

  const addImage = async (expiresIn: string) => {
    const { image, jobs } = await sendPresigned(client, picture, { expiresIn });
    await watchToEnd(client, jobs[0]!.id);
    return image.id;
  };
  const query =
    'query ($id: ID!, $life: Duration) { image(id: $id) { url(expiresIn: $life) thumbnail { url(expiresIn: $life) } } }';
  const readUrls = async (id: string, life: string | null) => {
    const { image } = await client.get<Urls>(query, { id, life });
    return [image.url, image.thumbnail.url];
  };

  test.each([
    ['PT1M', 60_000, 10_000],
    ['PT1H', 3_600_000, 600_000],
    ['P6D', 6 * 86_400_000, 86_400_000],
    [null, 6 * 86_400_000, 86_400_000],
  ])('of %s is good for at least so long', async (life, lifeMs, windowMs) => {
    const id = await addImage('P30D');
    const askedAt = Date.now();
    for (const url of await readUrls(id, life)) {
      expect(readEnd(url)).toBeGreaterThanOrEqual(askedAt + lifeMs);
      expect(readEnd(url)).toBeLessThanOrEqual(Date.now() + lifeMs + windowMs);
      expect((await fetch(url)).status).toBe(200);
    }
  });

  test('ends with its image', async () => {
    for (const url of await readUrls(await addImage('PT1H'), 'P1D'))
      expect(readEnd(url)).toBeLessThanOrEqual(Date.now() + 3_600_000);
  });

  test('of more than the longest life is refused, and not cut', async () => {
    const { data, errors } = await client.ask<Urls>(query, { id: await addImage('P30D'), life: 'P30D' });
    expect(data?.image).toEqual({ url: null, thumbnail: { url: null } });
    expect(errors?.map(({ extensions }) => extensions)).toEqual(
      Array.from({ length: 2 }, () => ({
        code: 'BAD_USER_INPUT',
        isRetryable: false,
        params: { argument: 'expiresIn', limit: 'P6D' },
      })),
    );
  });
});
