import { startS3Server } from './s3-server.ts';

/** A place to keep files in, and the settings that lead there. */
export interface StorageBed {
  env: Record<string, string>;
  /** Whether the store itself holds a sender to what he announced, which the test S3 server does not. */
  checksRequests: boolean;
  close(): Promise<void>;
}

/** Every storage there is, by its name. */
export const storageBeds: Record<string, () => Promise<StorageBed>> = {
  disk: async () => ({ env: {}, checksRequests: true, close: async () => {} }),
  async s3() {
    const server = await startS3Server();
    return {
      env: { STORAGE: 's3', ...server.env },
      checksRequests: false,
      close: () => server.close(),
    };
  },
};
