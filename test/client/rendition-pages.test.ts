import { Client, fetchExchange } from 'urql';
import { expect, test } from 'vitest';
import { normalisedCache } from '../../client/src/api/cache.ts';
import { EditorOlderRenditionsDocument, MoreRenditionsDocument } from '../../client/src/gql/graphql.ts';

/** Of a picture with results that are numbered from the newest: pages as they were asked for, with the fields that were. */
function openClient(total: number) {
  return new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [normalisedCache(), fetchExchange],
    fetch: async (_url, init) => {
      const { query, variables } = JSON.parse(String(init?.body));
      const first = Number(/renditions\(first: (\d+)/.exec(query)?.[1]);
      const from = Number(variables.after ?? 0);
      const isEditors = query.includes('EditorRendition');
      const nodes = Array.from({ length: Math.min(first, total - from) }, (_, at) => ({
        __typename: 'Rendition',
        id: `ren_${from + at}`,
        createdAt: '2026-01-01T00:00:00Z',
        recipe: { ...emptyRecipe, __typename: 'Recipe' },
        ...(!isEditors && shown),
      }));
      const end = from + nodes.length;
      const pageInfo = { __typename: 'PageInfo', hasNextPage: end < total, endCursor: `${end}` };
      const renditions = { __typename: 'RenditionConnection', nodes, pageInfo };
      return Response.json({ data: { image: { __typename: 'Image', id: 'img_1', renditions } } });
    },
  });
}

const emptyRecipe = Object.fromEntries(
  ['removeBackground', 'masks', 'alpha', 'trim', 'resize', 'background', 'output'].map((name) => [
    name,
    null,
  ]),
);

const shown = {
  url: '/file',
  downloadUrl: '/file',
  mimeType: 'image/webp',
  width: 1,
  height: 1,
  byteSize: 1,
  quality: null,
  ssim: null,
  crop: null,
};

/** From the cache alone. */
function readList(client: Client) {
  const { data } = client.readQuery(MoreRenditionsDocument, { id: 'img_1', after: null }) ?? {};
  return data?.image?.renditions;
}

test("the pages of one list are joined, and the editor's, which ask for less of each, are not among them", async () => {
  const client = openClient(130);
  const read = (
    document: typeof MoreRenditionsDocument | typeof EditorOlderRenditionsDocument,
    after: string | null,
  ) =>
    client
      .query<unknown, object>(document, { id: 'img_1', after }, { requestPolicy: 'network-only' })
      .toPromise();
  await read(MoreRenditionsDocument, null);
  await read(MoreRenditionsDocument, '20');
  expect(readList(client)?.nodes).toHaveLength(40);
  await read(EditorOlderRenditionsDocument, null);
  const editors = await read(EditorOlderRenditionsDocument, '100');
  expect(editors.data).toMatchObject({ image: { renditions: { pageInfo: { endCursor: '130' } } } });
  expect(readList(client)).toMatchObject({ pageInfo: { endCursor: '40', hasNextPage: true } });
  expect(readList(client)?.nodes).toHaveLength(40);
});
