import { Client, fetchExchange } from 'urql';
import { expect, test } from 'vitest';
import { createMaskApi } from '../../client/src/editor/mask-api.ts';

test('a sheet is made by the same name each time: that of one that is deleted is free again', async () => {
  const names: string[] = [];
  const client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (_url, init) => {
      const { clientId } = JSON.parse(String(init?.body)).variables.input;
      names.push(clientId);
      const mask = { id: `msk_${names.length}`, version: 1 };
      return Response.json({ data: { createMask: { mask } } });
    },
  });
  const api = createMaskApi(client, 'img_1');
  await api.create('keep');
  expect(await api.create('keep')).toEqual({ maskId: 'msk_2', version: 1, strokes: [] });
  expect(names).toEqual(['editor keep img_1', 'editor keep img_1']);
});
