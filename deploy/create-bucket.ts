/**
 * node --env-file=.env dist/deploy/create-bucket.js
 *
 * Makes the bucket that Pasteup's settings name, unless it is there, and sets the rule by which pages may use its URLs.
 * It may be run as often as one likes.
 */
import {
  CreateBucketCommand,
  HeadBucketCommand,
  NotFound,
  PutBucketCorsCommand,
  S3Client,
} from '@aws-sdk/client-s3';

const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region, S3_FORCE_PATH_STYLE } = process.env;
if (!bucket) throw new Error('S3_BUCKET: expected the name of the bucket, got nothing');

const client = new S3Client({ endpoint, region, forcePathStyle: S3_FORCE_PATH_STYLE === 'true' });

try {
  await client.send(new HeadBucketCommand({ Bucket: bucket }));
  console.log(`the bucket ${bucket} at ${endpoint} is there already`);
} catch (error) {
  if (!(error instanceof NotFound)) throw error;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  console.log(`made the bucket ${bucket} at ${endpoint}`);
}

// From any page, as Pasteup's own doors: what protects an object is the signature in its URL, never a cookie.
const rule = {
  AllowedOrigins: ['*'],
  AllowedMethods: ['GET', 'HEAD', 'PUT'],
  AllowedHeaders: ['content-type'],
  ExposeHeaders: ['ETag'],
  MaxAgeSeconds: 86_400,
};
await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }));
