import { type CORSRule, GetBucketCorsCommand } from '@aws-sdk/client-s3';
import type { S3 } from './s3-client.ts';
import { isStatus } from './s3-error.ts';

/** GET and HEAD for what the page reads by itself (to save a file or to draw on it), PUT for uploads. */
const methods = ['GET', 'HEAD', 'PUT'];
const header = 'content-type';

/** What has to be entered so that pages of `origin` (null: of any) may use the bucket; null if nothing, or if the server has no such rules. */
export async function adviseOnCors(s3: S3, origin: string | null): Promise<string | null> {
  const rules = await readRules(s3);
  if (rules === null) return null;
  if (methods.every((method) => rules.some((rule) => isAllowed(rule, method, origin ?? '*')))) return null;
  const wanted = {
    AllowedOrigins: [origin ?? '*'],
    AllowedMethods: methods,
    AllowedHeaders: [header],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 86_400,
  };
  const json = JSON.stringify({ CORSRules: [...rules, wanted] });
  const endpoint = s3.serverName.startsWith('http') ? ` --endpoint-url ${s3.serverName}` : '';
  return (
    `The bucket ${s3.bucket} does not let pages of ${origin ?? 'any origin'} upload and download. Its CORS rules should be\n` +
    `${json}\nwhich this sets:\n` +
    `aws s3api put-bucket-cors --bucket ${s3.bucket}${endpoint} --cors-configuration '${json}'`
  );
}

/** null where the server does not have or show them. */
async function readRules(s3: S3): Promise<CORSRule[] | null> {
  try {
    const { CORSRules = [] } = await s3.client.send(new GetBucketCorsCommand({ Bucket: s3.bucket }));
    return CORSRules;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NoSuchCORSConfiguration') return [];
    // Servers without rules let any page in, or are told so elsewhere; a key may well lack s3:GetBucketCORS.
    if (['NotImplemented', 'MethodNotAllowed', 'AccessDenied'].includes(name) || isStatus(error, 501))
      return null;
    throw error;
  }
}

function isAllowed(rule: CORSRule, method: string, origin: string): boolean {
  const { AllowedOrigins = [], AllowedMethods = [], AllowedHeaders = [] } = rule;
  return (
    AllowedMethods.includes(method) &&
    AllowedOrigins.some((pattern) => matches(pattern, origin)) &&
    (method !== 'PUT' || AllowedHeaders.some((pattern) => matches(pattern.toLowerCase(), header)))
  );
}

/** A pattern has at most one `*`, for any text. */
function matches(pattern: string, text: string): boolean {
  const [begin = '', end] = pattern.split('*');
  if (end === undefined) return pattern === text;
  return text.length >= begin.length + end.length && text.startsWith(begin) && text.endsWith(end);
}
