import { createTestClient, type GraphqlAnswer, type UploadAnswer, uploadMutation } from './client.ts';

export interface Part {
  name: string;
  bytes: Uint8Array;
  filename?: string;
  mimeType?: string;
}

export interface Multipart {
  headers: Record<string, string>;
  body: Buffer;
}

/** A body by the GraphQL multipart request specification, written out so that a test can bend each part of it. */
export function buildMultipart(parts: Part[]): Multipart {
  const boundary = 'x-pasteup-test-boundary';
  const chunks = parts.flatMap(({ name, bytes, filename, mimeType = 'application/octet-stream' }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
    filename === undefined ? '\r\n\r\n' : `; filename="${filename}"\r\nContent-Type: ${mimeType}\r\n\r\n`,
    bytes,
    '\r\n',
  ]);
  const body = Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => Buffer.from(chunk)));
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'apollo-require-preflight': 'true',
    },
    body,
  };
}

export function fieldPart(name: string, value: unknown): Part {
  return { name, bytes: Buffer.from(JSON.stringify(value)) };
}

export interface UploadOptions {
  input?: object;
  filename?: string;
  mimeType?: string;
  /** Default: the mutation that uploads an image. */
  query?: string;
}

/** What an upload of this file looks like on the wire. */
export function buildUpload(
  bytes: Uint8Array,
  {
    input = {},
    filename = 'picture.jpg',
    mimeType = 'image/jpeg',
    query = uploadMutation,
  }: UploadOptions = {},
): Multipart {
  return buildMultipart([
    fieldPart('operations', { query, variables: { input: { ...input, file: null } } }),
    fieldPart('map', { 0: ['variables.input.file'] }),
    { name: '0', bytes, filename, mimeType },
  ]);
}

/** POSTs it; `apiKey` null sends none. */
export async function sendMultipart(
  url: string,
  apiKey: string | null,
  { headers, body }: Multipart,
): Promise<GraphqlAnswer<{ uploadImage: UploadAnswer }>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
    body: new Uint8Array(body),
  });
  return {
    status: response.status,
    ...((await response.json()) as { data: { uploadImage: UploadAnswer } }),
  };
}

/** With ADMIN_KEY as bearer nobody counts the sign-ups. */
export async function signUpAsAdmin(url: string, adminKey: string): Promise<string> {
  const { signUp } = await createTestClient(url, adminKey).get<{ signUp: { secret: string } }>(
    'mutation { signUp { secret } }',
  );
  return signUp.secret;
}
