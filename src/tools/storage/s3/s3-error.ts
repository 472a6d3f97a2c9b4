import type { Failure as Explained } from '../driver.ts';
import type { S3 } from './s3-client.ts';

/** What the SDK, Node and the file system throw. */
interface Failure extends Error {
  /** Of the system: ECONNREFUSED, ENOSPC, … */
  code?: string;
  syscall?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number };
}

type Place = Pick<S3, 'bucket' | 'serverName'>;

const noBucket = ({ bucket, serverName }: Place) =>
  `There is no bucket ${bucket} at ${serverName}: create it or correct S3_BUCKET`;
const forbidden = ({ bucket, serverName }: Place) =>
  `The bucket ${bucket} at ${serverName} is forbidden: the key needs s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket`;
const wrongKey = ({ bucket, serverName }: Place) =>
  `The bucket ${bucket} cannot be used: ${serverName} does not know AWS_ACCESS_KEY_ID`;
const wrongSecret = ({ bucket, serverName }: Place) =>
  `The bucket ${bucket} cannot be used: ${serverName} finds the signature wrong, so AWS_SECRET_ACCESS_KEY or S3_REGION is`;
const ended = ({ bucket, serverName }: Place) =>
  `The bucket ${bucket} cannot be used: ${serverName} says that the key or its AWS_SESSION_TOKEN has ended`;
const noKey = ({ bucket, serverName }: Place) =>
  `The bucket ${bucket} at ${serverName} cannot be used without a key: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`;
const wrongClock = ({ bucket, serverName }: Place) =>
  `The bucket ${bucket} cannot be used: the clock here and that of ${serverName} differ by too much`;
const wrongRegion = ({ bucket, serverName }: Place) =>
  `The bucket ${bucket} is not where ${serverName} was asked: correct S3_REGION or S3_ENDPOINT`;
const silent = ({ bucket, serverName }: Place) =>
  `The server of the bucket ${bucket}, ${serverName}, does not answer in time`;
const changed = ({ bucket }: Place) => `An object of the bucket ${bucket} was replaced while it was read`;

/** By the server's code or the SDK's name for it. */
const byName: Record<string, (place: Place) => string> = {
  NoSuchBucket: noBucket,
  AccessDenied: forbidden,
  AllAccessDisabled: forbidden,
  InvalidAccessKeyId: wrongKey,
  // Of versitygw.
  XAdminUserNotFound: wrongKey,
  SignatureDoesNotMatch: wrongSecret,
  AuthorizationHeaderMalformed: wrongSecret,
  ExpiredToken: ended,
  InvalidToken: ended,
  CredentialsProviderError: noKey,
  RequestTimeTooSkewed: wrongClock,
  PermanentRedirect: wrongRegion,
  TimeoutError: silent,
  AbortError: silent,
  PreconditionFailed: changed,
};

/** Of answers to HEAD, which have no body that would name the code. */
const byStatus: Record<number, (place: Place) => string> = {
  301: wrongRegion,
  403: forbidden,
  412: changed,
};

/** What is wrong with the server, the network or the temp folder. */
export function explainS3Error(error: unknown, place: Place): Explained | null {
  const failure = error as Failure;
  const isKnown = failure.$metadata || failure.code || failure.name in byName;
  if (!isKnown) return null;
  const status = failure.$metadata?.httpStatusCode;
  // The SDK calls a broken connection a TimeoutError too.
  const isBroken = failure.code !== undefined && failure.code !== 'ETIMEDOUT' && !status;
  const explain = isBroken ? null : (byName[failure.name] ?? byStatus[status ?? 0] ?? null);
  return { detail: `${explain ? explain(place) : describe(failure, place)}.`, cause: strip(failure) };
}

function describe({ name, code, syscall, $metadata }: Failure, { bucket, serverName }: Place): string {
  const status = $metadata?.httpStatusCode;
  // What has no body to name it is called by its status, or Unknown.
  const given = /^[A-Z]/.test(name) && !name.startsWith('Unknown') ? `, ${name}` : '';
  if (status) return `The bucket ${bucket} at ${serverName} failed: status ${status}${given}`;
  if (code && syscall && !/^(connect|getaddrinfo|read|write|socket)/.test(syscall))
    return `The temp folder of the storage failed: ${code} in ${syscall}`;
  return `The server of the bucket ${bucket}, ${serverName}, cannot be reached: ${code ?? name}`;
}

/** What may be logged: the answers hold key ids, and what was to be signed. */
function strip({ name, message, code, $metadata }: Failure): Error {
  const { httpStatusCode, requestId, attempts } = $metadata ?? {};
  return Object.assign(new Error(message), { name, code, status: httpStatusCode, requestId, attempts });
}

const statusOf = (error: unknown): number => (error as Failure).$metadata?.httpStatusCode ?? 0;

export const isStatus = (error: unknown, status: number): boolean => statusOf(error) === status;

/** Whether the server has understood, and will not. */
export const isRefusal = (error: unknown): boolean => statusOf(error) >= 400 && statusOf(error) < 500;
