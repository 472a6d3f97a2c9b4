import type { Client } from 'urql';
import { afterEach, expect, test, vi } from 'vitest';
import { readMaskFile } from '../../client/src/editor/mask-file.ts';

afterEach(() => vi.unstubAllGlobals());

const wanted = { imageId: 'i', renditionId: 'r', filename: 'cup.jpg', format: 'PNG' } as const;

function setUp(status: number) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async () => new Response('mask', { status }));
  const client = {
    mutation: (_document: unknown, variables: object) => ({
      async toPromise() {
        sent.push(variables);
        return { data: { createMask: { mask: { id: 'm', url: '/mask' } } } };
      },
    }),
  };
  return { sent, client: client as unknown as Client };
}

test('saving a mask as a file leaves no mask behind, be it read or not', async () => {
  for (const status of [200, 503]) {
    const { sent, client } = setUp(status);
    const file = await readMaskFile(client, wanted);
    expect(sent.at(-1)).toEqual({ id: 'm' });
    if (status === 200) expect(file).toMatchObject({ name: 'cup-mask.png', blob: expect.any(Blob) });
    else expect(file).toEqual({ problem: { code: 'SERVICE_UNAVAILABLE', params: {} } });
  }
});
