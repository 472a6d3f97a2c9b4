import { Client, fetchExchange } from 'urql';
import { expect, test } from 'vitest';
import { normalisedCache } from '../../client/src/api/cache.ts';
import { EditorStrokes } from '../../client/src/editor/editor-documents.ts';
import { readStrokes } from '../../client/src/editor/read-strokes.ts';
import { stroke } from './mask-server.ts';

/** A mask of three pages, a stroke each. */
function openClient() {
  let version = 1;
  const client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [normalisedCache(), fetchExchange],
    fetch: async (_url, init) => {
      const { after, version: asked } = JSON.parse(String(init?.body)).variables;
      const at = after ? Number(after) : 0;
      const node = { ...stroke(`v${asked ?? version} ${at}`), pressures: [1], __typename: 'Stroke' };
      const pageInfo = { hasNextPage: at < 2, endCursor: `${at + 1}`, __typename: 'PageInfo' };
      const strokes = { nodes: [node], pageInfo, __typename: 'StrokeConnection' };
      const data = { mask: { id: 'msk_1', version, strokes, __typename: 'Mask' } };
      return Response.json({ data });
    },
  });
  const change = () => void version++;
  return { client, change };
}

test('the pages of each version are read, and not kept', async () => {
  const { client, change } = openClient();
  for (const version of [1, 2]) {
    const read = await readStrokes(client, { sheet: 'hints', maskId: 'msk_1' });
    expect(read).toMatchObject({ version });
    expect('strokes' in read && read.strokes.map(({ id }) => id)).toEqual(
      [0, 1, 2].map((at) => `v${version} ${at}`),
    );
    change();
  }
  const isKept = (asked: { version?: number; after: string | null }) =>
    client.readQuery(EditorStrokes, { id: 'msk_1', ...asked })?.data?.mask?.strokes != null;
  expect([1, 2].map((version) => isKept({ version, after: '1' }))).toEqual([false, false]);
  expect([1, 2].map((version) => isKept({ version, after: '2' }))).toEqual([false, true]);
});
