import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { runSql } from '../sql.ts';
import { storageBeds } from '../storage-bed.ts';

/** A server with narrow limits over one of the storages, and what a test of uploads looks at behind its back. */
export interface UploadBed {
  app: TestApp;
  checksRequests: boolean;
  /** Of an account of its own, as what it announces fills its quota. */
  openClient(): Promise<TestClient>;
  listKeys(): Promise<string[]>;
  /** Keys of the image's object rows. */
  listRows(imageId: string): Promise<string[]>;
  close(): Promise<void>;
}

const adminKey = 'an-admin-key-of-enough-letters';

export async function openUploadBed(storage: string): Promise<UploadBed> {
  const bed = await storageBeds[storage]!();
  const app = await startTestApp({
    env: {
      ...bed.env,
      ADMIN_KEY: adminKey,
      MAX_PIXELS: '1MP',
      MAX_UPLOAD_BYTES: '1MB',
      MAX_STORED_BYTES: '2MB',
      DEFAULT_TTL: 'P2D',
      MAX_TTL: 'P3D',
    },
  });
  return {
    app,
    checksRequests: bed.checksRequests,
    openClient: async () => createTestClient(app.url, await signUpAsAdmin(app.url, adminKey)),
    async listKeys() {
      const keys = [];
      for await (const { key } of app.contexts.forSystem().storage.list('')) keys.push(key);
      return keys;
    },
    async listRows(imageId) {
      const rows = await runSql<{ key: string }>(app, 'select key from stored_object where image_id = $1', [
        imageId,
      ]);
      return rows.map(({ key }) => key);
    },
    async close() {
      await app.close();
      await bed.close();
    },
  };
}

/** Of the answer's first error. */
export const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) =>
  errors?.[0]?.extensions.code;
