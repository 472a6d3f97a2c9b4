import { createId } from '../../src/schema/id.ts';
import type { GraphqlAnswer, TestClient } from '../client.ts';
import { buildMultipart, fieldPart } from '../multipart.ts';

export interface MaskAnswer {
  id: string;
  kind: string;
  origin: string;
  label: string | null;
  version: number;
  width: number;
  height: number;
  coverage: number;
  url: string;
}

export interface StrokeAnswer {
  id: string;
  tool: string;
  points: number[];
  pressures: number[];
  addedIn: number;
}

export const maskFields = 'id kind origin label version width height coverage url';

const createMutation = `mutation ($input: CreateMaskInput!) {
  createMask(input: $input) { mask { ${maskFields} } wasKnown }
}`;

type Created = { createMask: { mask: MaskAnswer; wasKnown: boolean } };

export const askMask = (client: TestClient, input: object): Promise<GraphqlAnswer<Created>> =>
  client.ask<Created>(createMutation, { input });

export async function createMask(client: TestClient, input: object): Promise<MaskAnswer> {
  return (await client.get<Created>(createMutation, { input })).createMask.mask;
}

/** The same with a file, by multipart. */
export async function sendMask(
  client: TestClient,
  bytes: Uint8Array,
  input: object,
): Promise<GraphqlAnswer<Created>> {
  const { headers, body } = buildMultipart([
    fieldPart('operations', { query: createMutation, variables: { input: { ...input, file: null } } }),
    fieldPart('map', { 0: ['variables.input.file'] }),
    { name: '0', bytes, filename: 'mask.png', mimeType: 'image/png' },
  ]);
  const response = await fetch(`${client.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, ...(client.apiKey && { authorization: `Bearer ${client.apiKey}` }) },
    body: new Uint8Array(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer<Created>, 'status'>) };
}

type Updated = { updateMask: { mask: MaskAnswer } };

export const askUpdate = (client: TestClient, input: object): Promise<GraphqlAnswer<Updated>> =>
  client.ask<Updated>(
    `mutation ($input: UpdateMaskInput!) { updateMask(input: $input) { mask { ${maskFields} } } }`,
    { input },
  );

export async function updateMask(client: TestClient, input: object): Promise<MaskAnswer> {
  const { data, errors } = await askUpdate(client, input);
  if (!data?.updateMask) throw new Error(JSON.stringify(errors));
  return data.updateMask.mask;
}

export async function readStrokes(client: TestClient, id: string, version?: number): Promise<StrokeAnswer[]> {
  const strokes: StrokeAnswer[] = [];
  for (let after: string | null = null; ; ) {
    const page: Strokes = await client.get(
      `query ($id: ID!, $version: Int, $after: String) { mask(id: $id) { strokes(version: $version, after: $after) {
        nodes { id tool points pressures addedIn } pageInfo { hasNextPage endCursor } } } }`,
      { id, version, after },
    );
    const { nodes, pageInfo } = page.mask.strokes;
    strokes.push(...nodes);
    if (!pageInfo.hasNextPage) return strokes;
    after = pageInfo.endCursor;
  }
}

interface Strokes {
  mask: {
    strokes: { nodes: StrokeAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
}

/** A dab of the size of a tenth of the picture. */
export const dab = (id: string, x: number, y: number, tool = 'BRUSH') => ({
  id,
  tool,
  size: 0.1,
  points: [x, y],
});

export const unknownId = (name: 'Image' | 'Mask' | 'Rendition' | 'PendingUpload') => createId(name);
