import { formatDuration } from './duration.ts';

/** Settings that are right or wrong only beside others. */
interface Related {
  defaultTtlMs: number;
  maxTtlMs: number;
  signUp: 'open' | 'closed';
  adminKey: string | null;
  storage: 'disk' | 's3';
  s3Bucket: string | null;
  awsAccessKeyId: string | null;
  awsSecretAccessKey: string | null;
  awsSessionToken: string | null;
}

/** What is wrong between settings that are right by themselves; one that is wrong itself is left out here. */
export function findContradictions(settings: Partial<Related>): string[] {
  const { defaultTtlMs, maxTtlMs, signUp, adminKey } = settings;
  const problems: string[] = [];
  if (defaultTtlMs && maxTtlMs && defaultTtlMs > maxTtlMs) {
    problems.push(
      `DEFAULT_TTL: expected at most MAX_TTL, ${formatDuration(maxTtlMs)}, got ${formatDuration(defaultTtlMs)}`,
    );
  }
  if (signUp === 'closed' && adminKey === null) {
    problems.push('ADMIN_KEY: expected at least 16 characters because SIGNUP is closed, got nothing');
  }
  if (settings.storage === 's3') problems.push(...findS3Contradictions(settings));
  return problems;
}

function findS3Contradictions(settings: Partial<Related>): string[] {
  const { s3Bucket, awsAccessKeyId, awsSecretAccessKey, awsSessionToken } = settings;
  const problems: string[] = [];
  if (s3Bucket === null)
    problems.push('S3_BUCKET: expected the name of a bucket because STORAGE is s3, got nothing');
  if (awsAccessKeyId && !awsSecretAccessKey)
    problems.push('AWS_SECRET_ACCESS_KEY: expected a text because AWS_ACCESS_KEY_ID is set, got nothing');
  if (awsSecretAccessKey && !awsAccessKeyId)
    problems.push('AWS_ACCESS_KEY_ID: expected a text because AWS_SECRET_ACCESS_KEY is set, got nothing');
  if (awsSessionToken && !awsAccessKeyId && !awsSecretAccessKey)
    problems.push('AWS_ACCESS_KEY_ID: expected a text because AWS_SESSION_TOKEN is set, got nothing');
  return problems;
}
