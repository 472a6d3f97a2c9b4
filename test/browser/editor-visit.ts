import type { CDPSession, Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import type { TestClient } from '../client.ts';
import { type Bed, openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { type Owner, signUpWithCutouts, visitAs } from './review-visit.ts';

export interface Point {
  x: number;
  y: number;
}

export interface ServerStroke {
  id: string;
  tool: string;
  size: number;
  points: number[];
  pressures: number[];
}

export interface ServerMask {
  id: string;
  kind: string;
  label: string | null;
  version: number;
  strokes: ServerStroke[];
}

/** A bed with an account whose pictures of these names are cut out. */
export function openEditorBed(...[names, sizes]: CutoutNames) {
  const bed = openBed();
  const owner = {} as Owner;
  beforeAll(async () => void Object.assign(owner, await signUpWithCutouts(bed, names, sizes)));
  return { bed, owner, idOf: (name: string) => owner.ids[name] as string };
}

type CutoutNames = Parameters<typeof signUpWithCutouts> extends [Bed, ...infer Rest] ? Rest : never;

/** A visitor on the page where one of the owner's cutouts is corrected. */
export async function visitEditor(
  bed: Bed,
  owner: Owner,
  name: string,
  options?: Parameters<typeof visitAs>[3],
) {
  const visitor = await visitAs(bed, owner, `/edit/${owner.ids[name]}`, options);
  await stage(visitor.page).waitFor();
  return visitor;
}

export const stage = (page: Page) => page.getByRole('application');

/** A place on the canvas in pixels of the window, from shares of its sides. */
export async function placeOn(page: Page, x: number, y: number): Promise<Point> {
  const box = await stage(page).boundingBox();
  if (!box) throw new Error('Expected the canvas to be seen.');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Draws with the mouse along these shares of the canvas. */
export async function draw(page: Page, ...way: [number, number][]) {
  const [first, ...rest] = await Promise.all(way.map(([x, y]) => placeOn(page, x, y)));
  await page.mouse.move(first!.x, first!.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

export const isSaved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

/** Waits until what is seen is what the server has made. */
export const hasResult = (page: Page) => page.getByText('Result', { exact: true }).waitFor();

export async function readMasks(api: TestClient, imageId: string): Promise<ServerMask[]> {
  const { image } = await api.get<{ image: { masks: { nodes: MaskAnswer[] } } }>(
    `query ($id: ID!) { image(id: $id) { masks(first: 6) { nodes {
      id kind label version strokes { nodes { id tool size points pressures } } } } } }`,
    { id: imageId },
  );
  return image.masks.nodes.map(({ strokes, ...mask }) => ({ ...mask, strokes: strokes.nodes }));
}

interface MaskAnswer extends Omit<ServerMask, 'strokes'> {
  strokes: { nodes: ServerStroke[] };
}

/** All hints that the server has of a picture, page by page. */
export async function readHints(api: TestClient, imageId: string): Promise<ServerStroke[]> {
  const id = (await readMasks(api, imageId)).find(({ kind }) => kind === 'HINTS')?.id;
  const strokes: ServerStroke[] = [];
  for (let after: string | null = null, isMore = id !== undefined; isMore; ) {
    const { mask }: StrokePage = await api.get(
      `query ($id: ID!, $after: String) { mask(id: $id) { strokes(first: 100, after: $after) {
        nodes { id tool size points pressures } pageInfo { hasNextPage endCursor } } } }`,
      { id, after },
    );
    strokes.push(...mask.strokes.nodes);
    ({ hasNextPage: isMore, endCursor: after } = mask.strokes.pageInfo);
  }
  return strokes;
}

interface StrokePage {
  mask: {
    strokes: {
      nodes: ServerStroke[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

export const countHints = (api: TestClient, imageId: string) =>
  eventually(async () => (await readHints(api, imageId)).length);

/** Fingers on the window, all of those that touch it now. */
export const touch = (session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
  session.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: points.map((point, id) => ({ ...point, id })),
  });
