import type { GraphqlAnswer, TestClient, UploadAnswer } from './client.ts';

export interface UploadTarget {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
  expiresAt: string;
}

export interface CreatedUpload {
  image: { id: string; status: string; expiresAt: string };
  upload: UploadTarget;
}

const createMutation = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) { image { id status expiresAt } upload { url method headers { name value } expiresAt } }
}`;

const completeMutation = `mutation ($input: CompleteImageUploadInput!) {
  completeImageUpload(input: $input) { image { id status } jobs { id kind status } }
}`;

/** Announces these bytes. `input` overrides what is said of them. */
export function createUpload(
  client: TestClient,
  bytes: Uint8Array,
  input: object = {},
): Promise<GraphqlAnswer<{ createUpload: CreatedUpload }>> {
  const announced = { filename: 'picture.jpg', mimeType: 'image/jpeg', byteSize: bytes.length };
  return client.ask(createMutation, { input: { ...announced, ...input } });
}

/** The same where it has to succeed. */
export async function announceUpload(
  client: TestClient,
  bytes: Uint8Array,
  input: object = {},
): Promise<CreatedUpload> {
  const { data, errors } = await createUpload(client, bytes, input);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.createUpload;
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

export type CompletedUpload = UploadAnswer & { image: { status: string } };

export function completeImageUpload(
  client: TestClient,
  imageId: string,
  recipes?: object[],
): Promise<GraphqlAnswer<{ completeImageUpload: CompletedUpload }>> {
  return client.ask(completeMutation, { input: { imageId, recipes } });
}

/** The whole way, at its end READY. */
export async function sendPresigned(
  client: TestClient,
  bytes: Uint8Array,
  { recipes, ...input }: { recipes?: object[]; [name: string]: unknown } = {},
): Promise<CompletedUpload> {
  const { image, upload } = await announceUpload(client, bytes, input);
  const { ok, status } = await putBytes(upload, bytes);
  if (!ok) throw new Error(`PUT answered ${status}`);
  const completed = await completeImageUpload(client, image.id, recipes);
  if (!completed.data) throw new Error(JSON.stringify(completed.errors));
  return completed.data.completeImageUpload;
}
