import { readFile } from 'node:fs/promises';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface GraphqlAnswer<T> {
  status: number;
  data: T | null;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; params: Record<string, string | number> };
  }[];
}

export interface TestClient {
  url: string;
  apiKey: string | null;
  /** POSTs an operation and returns what came, errors and all. */
  ask<T = Record<string, never>>(query: string, variables?: object): Promise<GraphqlAnswer<T>>;
  /** The data; throws if there are errors. */
  get<T>(query: string, variables?: object): Promise<T>;
  upload(file: Uint8Array | string, input?: object): Promise<GraphqlAnswer<{ uploadImage: UploadAnswer }>>;
  /** Yields until the server completes, or `break`. Throws the errors of an operation that did not start. */
  subscribe<T>(
    query: string,
    variables?: object,
  ): AsyncIterableIterator<{ data?: T | null; errors?: readonly { extensions?: Record<string, unknown> }[] }>;
  socket: SocketClient;
  close(): Promise<void>;
}

export interface UploadAnswer {
  image: { id: string };
  jobs: { id: string; kind: string; status: string }[];
}

export const uploadMutation = `mutation ($input: UploadImageInput!) {
  uploadImage(input: $input) { image { id } jobs { id kind status } }
}`;

export function createTestClient(url: string, apiKey: string | null = null): TestClient {
  const headers = { ...(apiKey && { authorization: `Bearer ${apiKey}` }) };
  const socket = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: headers,
    retryAttempts: 0,
  });

  async function ask<T>(query: string, variables: object = {}): Promise<GraphqlAnswer<T>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer<T>, 'status'>) };
  }

  return {
    url,
    apiKey,
    ask,
    async get<T>(query: string, variables?: object) {
      const { data, errors } = await ask<T>(query, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
    async upload(file, input = {}) {
      const bytes = typeof file === 'string' ? await readFile(file) : file;
      const form = new FormData();
      form.set(
        'operations',
        JSON.stringify({ query: uploadMutation, variables: { input: { ...input, file: null } } }),
      );
      form.set('map', JSON.stringify({ 0: ['variables.input.file'] }));
      form.set('0', new Blob([Buffer.from(bytes)]), 'picture.jpg');
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'apollo-require-preflight': 'true' },
        body: form,
      });
      return {
        status: response.status,
        ...((await response.json()) as { data: { uploadImage: UploadAnswer } }),
      };
    },
    subscribe: (query, variables = {}) =>
      socket.iterate({ query, variables: variables as Record<string, unknown> }) as never,
    socket,
    async close() {
      await socket.dispose();
    },
  };
}

/** A client with an account of its own. */
export async function signUp(url: string): Promise<TestClient> {
  const { signUp } = await createTestClient(url).get<{ signUp: { secret: string } }>(
    'mutation { signUp { secret } }',
  );
  return createTestClient(url, signUp.secret);
}

const finalStatuses = ['SUCCEEDED', 'FAILED', 'CANCELED'];

/** The job's states as the subscription told them, up to the final one. */
export async function watchToEnd(client: TestClient, id: string) {
  const states: {
    status: string;
    stage: string;
    progress: number;
    attempt: number;
    error: { code: string } | null;
  }[] = [];
  const query =
    'subscription ($id: ID!) { jobUpdated(id: $id) { status stage progress attempt error { code } } }';
  for await (const { data, errors } of client.subscribe<{ jobUpdated: (typeof states)[number] }>(query, {
    id,
  })) {
    if (errors) throw new Error(JSON.stringify(errors));
    if (data) states.push(data.jobUpdated);
  }
  if (!finalStatuses.includes(states.at(-1)?.status ?? ''))
    throw new Error(`Ended as ${JSON.stringify(states.at(-1))}`);
  return states;
}
