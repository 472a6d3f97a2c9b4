import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import type { S3 } from './s3-client.ts';

/** S3's limit. */
const keysPerRequest = 1000;
/** An answer may be good as a whole and name keys that failed; these are tried again. */
const rounds = 3;

type Failure = Error & { undeleted: string[] };

export async function deleteObjects(s3: S3, keys: readonly string[]): Promise<void> {
  const failures: Failure[] = [];
  for (let begin = 0; begin < keys.length; begin += keysPerRequest) {
    const failure = await deleteSome(s3, keys.slice(begin, begin + keysPerRequest), rounds);
    if (failure) failures.push(failure);
  }
  const [first] = failures;
  if (first) throw Object.assign(first, { undeleted: failures.flatMap(({ undeleted }) => undeleted) });
}

/** What the server says of keys that it has not deleted; throws where it says nothing at all. */
async function deleteSome(s3: S3, keys: readonly string[], roundsLeft: number): Promise<Failure | null> {
  const Objects = keys.map((Key) => ({ Key }));
  const command = new DeleteObjectsCommand({ Bucket: s3.bucket, Delete: { Objects, Quiet: true } });
  const { Errors = [], $metadata } = await s3.client.send(command);
  const failed = Errors.filter(({ Code }) => Code !== 'NoSuchKey');
  const [first] = failed;
  if (!first) return null;
  if (roundsLeft > 1)
    return deleteSome(s3, failed.map(({ Key = '' }) => Key).filter(Boolean), roundsLeft - 1);
  return Object.assign(new Error(`${failed.length} of ${keys.length} objects were not deleted`), {
    name: first.Code ?? 'DeleteFailed',
    $metadata,
    undeleted: failed.flatMap(({ Key }) => Key ?? []),
  });
}
