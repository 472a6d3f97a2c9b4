import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import type { S3 } from './s3-client.ts';

/** S3's limit. */
const keysPerRequest = 1000;
/** An answer may be good as a whole and name keys that failed; these are tried again. */
const rounds = 3;

export async function deleteObjects(s3: S3, keys: readonly string[]): Promise<void> {
  for (let begin = 0; begin < keys.length; begin += keysPerRequest)
    await deleteSome(s3, keys.slice(begin, begin + keysPerRequest), rounds);
}

async function deleteSome(s3: S3, keys: readonly string[], roundsLeft: number): Promise<void> {
  const Objects = keys.map((Key) => ({ Key }));
  const command = new DeleteObjectsCommand({ Bucket: s3.bucket, Delete: { Objects, Quiet: true } });
  const { Errors = [], $metadata } = await s3.client.send(command);
  const failed = Errors.filter(({ Code }) => Code !== 'NoSuchKey');
  const [first] = failed;
  if (!first) return;
  if (roundsLeft > 1)
    return deleteSome(s3, failed.map(({ Key = '' }) => Key).filter(Boolean), roundsLeft - 1);
  throw Object.assign(new Error(`${failed.length} of ${keys.length} objects were not deleted`), {
    name: first.Code ?? 'DeleteFailed',
    $metadata,
  });
}
