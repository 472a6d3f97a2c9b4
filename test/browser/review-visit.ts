import type { Page } from 'playwright-core';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { buildUpload, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import type { Bed } from './bed.ts';
import { type Visit, visit } from './visit.ts';

export interface Owner {
  api: TestClient;
  /** Of the pictures, by their names. */
  ids: Record<string, string>;
}

/** An account whose pictures are all cut out. */
export async function signUpWithCutouts(
  { server }: Bed,
  names: readonly string[],
  sizes: Record<string, { width: number; height: number }> = {},
): Promise<Owner> {
  const api = await signUp(server.url);
  const ids: Record<string, string> = {};
  for (const [at, filename] of names.entries()) {
    const picture = await makePicture(sizes[filename] ?? { width: 420 + 40 * at, height: 400 });
    const upload = buildUpload(picture, { input: { recipes: [{ removeBackground: {} }] }, filename });
    const { data, errors } = await sendMultipart(server.url, api.apiKey, upload);
    if (!data?.uploadImage) throw new Error(JSON.stringify(errors));
    ids[filename] = data.uploadImage.image.id;
    for (const { id } of data.uploadImage.jobs) await watchToEnd(api, id);
  }
  return { api, ids };
}

/** As if the passes had agreed so far on the newest cutouts of these, and nobody had looked. Nobody is told. */
export async function setAgreement({ server }: Bed, ids: readonly string[], agreement: number) {
  await runSql(server, 'update image set agreement = $2, reviewed_at = null where id = any($1)', [
    ids,
    agreement,
  ]);
}

export async function visitAs(
  { browser, server }: Bed,
  { api }: Owner,
  path: string,
  options?: Parameters<typeof visit>[2],
): Promise<Visit> {
  const localStorage = [{ name: 'pasteup-api-key', value: api.apiKey ?? '' }];
  const visitor = await visit(browser, server.url, {
    ...options,
    storageState: { cookies: [], origins: [{ origin: server.url, localStorage }] },
  });
  await visitor.page.goto(path);
  return visitor;
}

export const tiles = (page: Page) => page.getByRole('main').getByRole('listitem');

/** Of the tiles, in their order, without their endings; a star behind those that are marked. */
export const listed = async (page: Page): Promise<string[]> =>
  (await tiles(page).allTextContents()).map((text) =>
    text.replace('.jpg', '').replace(/\s*Please look$/, '*'),
  );
