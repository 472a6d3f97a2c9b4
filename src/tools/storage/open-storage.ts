import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { doorPaths } from '../../config/door-path.ts';
import { createStorage } from './create-storage.ts';
import { createDiskDriver } from './disk/disk.ts';
import type { Driver } from './driver.ts';
import { createS3Driver } from './s3/s3.ts';
import type { Storage } from './storage.ts';

export interface OpenStorageOptions {
  config: Config;
  getSecrets: () => Promise<readonly string[]>;
  tempDir: string;
}

/** The storage that STORAGE names. */
export async function openStorage(options: OpenStorageOptions): Promise<Storage> {
  return createStorage(await drivers[options.config.storage](options));
}

const drivers = {
  disk: ({ config, getSecrets }) =>
    createDiskDriver({
      directory: join(config.dataDir, 'files'),
      basePath: doorPaths.files,
      uploadBasePath: doorPaths.uploads,
      getSecrets,
    }),

  s3: ({ config, tempDir }) =>
    createS3Driver({
      // Without one, the configuration was refused.
      bucket: config.s3Bucket ?? '',
      endpoint: config.s3Endpoint,
      publicEndpoint: config.s3PublicEndpoint,
      region: config.s3Region,
      forcePathStyle: config.s3ForcePathStyle,
      credentials: readCredentials(config),
      tempDir,
    }),
} satisfies Record<Config['storage'], (options: OpenStorageOptions) => Driver | Promise<Driver>>;

function readCredentials({ awsAccessKeyId, awsSecretAccessKey, awsSessionToken }: Config) {
  if (!awsAccessKeyId || !awsSecretAccessKey) return null;
  return {
    accessKeyId: awsAccessKeyId,
    secretAccessKey: awsSecretAccessKey,
    ...(awsSessionToken && { sessionToken: awsSessionToken }),
  };
}
