import type { GraphqlAnswer, TestClient, UploadAnswer } from './client.ts';

export interface UploadTarget {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
  expiresAt: string;
}

export interface PendingUpload {
  id: string;
  status: string;
  expiresAt: string;
  target: UploadTarget | null;
  rejection: { code: string } | null;
}

const createMutation = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) {
    upload { id status expiresAt rejection { code } target { url method headers { name value } expiresAt } }
    wasKnown
  }
}`;

const completeMutation = `mutation ($input: CompleteImageUploadInput!) {
  completeImageUpload(input: $input) { image { id status } jobs { id kind status } wasKnown }
}`;

/** Announces these bytes. `input` overrides what is said of them. */
export function createUpload(
  client: TestClient,
  bytes: Uint8Array,
  input: object = {},
): Promise<GraphqlAnswer<{ createUpload: { upload: PendingUpload; wasKnown: boolean } }>> {
  const announced = { filename: 'picture.jpg', mimeType: 'image/jpeg', byteSize: bytes.length };
  return client.ask(createMutation, { input: { ...announced, ...input } });
}

/** The same where it has to succeed, and its bytes are to be sent. */
export async function announceUpload(
  client: TestClient,
  bytes: Uint8Array,
  input: object = {},
): Promise<{ upload: PendingUpload; target: UploadTarget }> {
  const { data, errors } = await createUpload(client, bytes, input);
  const upload = data?.createUpload?.upload;
  if (!upload?.target) throw new Error(JSON.stringify(errors ?? upload));
  return { upload, target: upload.target };
}

/** PUTs as the target says; `headers` override what it says. */
export function putBytes(target: UploadTarget, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const said = Object.fromEntries(target.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  return fetch(target.url, {
    method: target.method,
    headers: { ...said, ...headers },
    body: new Uint8Array(bytes),
  });
}

export type CompletedUpload = UploadAnswer & { image: { status: string }; wasKnown: boolean };

export function completeImageUpload(
  client: TestClient,
  uploadId: string,
  recipes?: object[],
  expiresIn?: string,
): Promise<GraphqlAnswer<{ completeImageUpload: CompletedUpload }>> {
  return client.ask(completeMutation, { input: { uploadId, recipes, expiresIn } });
}

/** The whole way, at its end READY. */
export async function sendPresigned(
  client: TestClient,
  bytes: Uint8Array,
  { recipes, expiresIn, ...input }: { recipes?: object[]; expiresIn?: string; [name: string]: unknown } = {},
): Promise<CompletedUpload> {
  const { upload, target } = await announceUpload(client, bytes, input);
  const { ok, status } = await putBytes(target, bytes);
  if (!ok) throw new Error(`PUT answered ${status}`);
  const completed = await completeImageUpload(client, upload.id, recipes, expiresIn);
  if (!completed.data?.completeImageUpload) throw new Error(JSON.stringify(completed.errors));
  return completed.data.completeImageUpload;
}
