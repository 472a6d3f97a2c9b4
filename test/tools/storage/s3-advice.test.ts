import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { type CORSRule, PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server } from '../../s3-server.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { newTarget, type OpenS3, openS3, type S3Target } from './s3-target.ts';

const neutral = 'The storage cannot be reached; try again in a moment.';

let server: S3Server;
let target: S3Target;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  server = await startS3Server();
  target = await newTarget(server);
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(() => server.close());

async function open(changes: Partial<S3Target> = {}): Promise<OpenS3['storage']> {
  const { storage, close } = await openS3({ ...target, ...changes });
  closers.push(close);
  return storage;
}

/** An S3 server of elsewhere that answers everything with one error. */
async function startRefusal(status: number, code: string, detail = ''): Promise<string> {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message>${detail}</Error>`;
  const refusal: Server = createServer((req, res) => {
    req.resume();
    res.writeHead(status, { 'content-type': 'application/xml' }).end(req.method === 'HEAD' ? '' : body);
  });
  await new Promise<void>((resolve) => refusal.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    refusal.closeAllConnections();
    refusal.close();
  });
  return `http://127.0.0.1:${(refusal.address() as AddressInfo).port}`;
}

describe('a bucket that cannot be used is named by the check', () => {
  const expectProblem = async (changes: Partial<S3Target>, message: string) => {
    const storage = await open(changes);
    const endpoint = changes.endpoint ?? target.endpoint;
    const words = message.replace('BUCKET', changes.bucket ?? target.bucket).replace('SERVER', `${endpoint}`);
    const failure = { code: 'SERVICE_UNAVAILABLE', isRetryable: true, message: neutral, detail: words };
    await expect(storage.check()).rejects.toMatchObject(failure);
    return storage;
  };

  it('that is missing, by every method', async () => {
    const message = 'There is no bucket BUCKET at SERVER: create it or correct S3_BUCKET.';
    const storage = await expectProblem({ bucket: 'gone' }, message);
    const missing = { code: 'SERVICE_UNAVAILABLE', detail: expect.stringContaining('no bucket gone') };
    await expect(storage.stat('a/one')).rejects.toMatchObject(missing);
    await expect(storage.read('a/one')).rejects.toMatchObject(missing);
    await expect(storage.delete(['a/one'])).rejects.toMatchObject(missing);
    await expect(storage.list('')[Symbol.asyncIterator]().next()).rejects.toMatchObject(missing);
  });

  it('with a key that is unknown', () =>
    expectProblem(
      { credentials: { accessKeyId: 'nobody', secretAccessKey: 'secret' } },
      'The bucket BUCKET cannot be used: SERVER does not know AWS_ACCESS_KEY_ID.',
    ));

  it('where nothing listens', () =>
    expectProblem(
      { endpoint: 'http://127.0.0.1:1' },
      'The server of the bucket BUCKET, SERVER, cannot be reached: ECONNREFUSED.',
    ));

  it('where nobody answers, in time for who asks for readiness', async () => {
    const proxy = await startFaultProxy(server.url);
    closers.push(proxy.close);
    proxy.setFaults(() => 'silence');
    const startedAt = Date.now();
    await expectProblem(
      { endpoint: proxy.url },
      'The server of the bucket BUCKET, SERVER, does not answer in time.',
    );
    expect(Date.now() - startedAt).toBeLessThan(2900);
  });

  it.each([
    [
      403,
      'AccessDenied',
      'The bucket BUCKET at SERVER is forbidden: the key needs s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket.',
    ],
    [
      403,
      'SignatureDoesNotMatch',
      'The bucket BUCKET cannot be used: SERVER finds the signature wrong, so AWS_SECRET_ACCESS_KEY or S3_REGION is.',
    ],
    [
      403,
      'RequestTimeTooSkewed',
      'The bucket BUCKET cannot be used: the clock here and that of SERVER differ by too much.',
    ],
    [
      400,
      'ExpiredToken',
      'The bucket BUCKET cannot be used: SERVER says that the key or its AWS_SESSION_TOKEN has ended.',
    ],
    [
      301,
      'PermanentRedirect',
      'The bucket BUCKET is not where SERVER was asked: correct S3_REGION or S3_ENDPOINT.',
    ],
    [418, 'Teapot', 'The bucket BUCKET at SERVER failed: status 418, Teapot.'],
  ])('after %i %s', async (status, code, message) => {
    await expectProblem({ endpoint: await startRefusal(status, code) }, message);
  });

  it('without its key, the signature or a signed URL in what is logged', async () => {
    const details = '<AWSAccessKeyId>S3RVER</AWSAccessKeyId><StringToSign>AWS4-HMAC</StringToSign>';
    const storage = await open({ endpoint: await startRefusal(403, 'SignatureDoesNotMatch', details) });
    const error = await storage.put('a/one', Buffer.from('1'), { mimeType: 'image/png' }).catch((e) => e);
    expect(error.cause).toMatchObject({ name: 'SignatureDoesNotMatch', status: 403 });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/S3RVER|AWS4-HMAC|X-Amz-Signature/);
  });
});

describe('advice on CORS', () => {
  const page = 'https://pictures.example';
  const setRules = (CORSRules: CORSRule[]) => {
    const client = new S3Client({
      region: target.region,
      endpoint: target.endpoint as string,
      credentials: target.credentials as { accessKeyId: string; secretAccessKey: string },
      forcePathStyle: true,
    });
    return client.send(new PutBucketCorsCommand({ Bucket: target.bucket, CORSConfiguration: { CORSRules } }));
  };
  const rulesIn = (advice: string | null) =>
    (JSON.parse(/^\{.*\}$/m.exec(advice ?? '')?.[0] ?? '{}') as { CORSRules: CORSRule[] }).CORSRules;

  it.each([page, null])('names what is to be set for %s, which is enough then', async (origin) => {
    target = await newTarget(server);
    const storage = await open();
    const advice = await storage.advise(origin);
    expect(advice).toContain(target.bucket);
    expect(advice).toContain(
      `aws s3api put-bucket-cors --bucket ${target.bucket} --endpoint-url ${server.url}`,
    );
    await setRules(rulesIn(advice));
    expect(await storage.advise(origin)).toBeNull();
    expect((await storage.advise('https://elsewhere.example')) === null).toBe(origin === null);
  });

  it('keeps the rules that are there', async () => {
    const rule = { AllowedOrigins: ['https://else.example'], AllowedMethods: ['GET'] };
    await setRules([rule]);
    const rules = rulesIn(await (await open()).advise(page));
    expect(rules).toEqual([
      expect.objectContaining(rule),
      expect.objectContaining({ AllowedOrigins: [page] }),
    ]);
  });

  it.each<[string, CORSRule, boolean]>([
    [
      'a pattern',
      {
        AllowedOrigins: ['https://*.example'],
        AllowedMethods: ['GET', 'HEAD', 'PUT'],
        AllowedHeaders: ['*'],
      },
      true,
    ],
    ['no PUT', { AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD'], AllowedHeaders: ['*'] }, false],
    ['no header', { AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD', 'PUT'] }, false],
    [
      'some header',
      { AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD', 'PUT'], AllowedHeaders: ['Content-*'] },
      true,
    ],
    [
      'another origin',
      { AllowedOrigins: ['http://*.example'], AllowedMethods: ['GET', 'HEAD', 'PUT'], AllowedHeaders: ['*'] },
      false,
    ],
  ])('reads a rule with %s', async (_what, rule, isEnough) => {
    await setRules([rule]);
    expect((await (await open()).advise(page)) === null).toBe(isEnough);
  });

  it.each([
    [501, 'NotImplemented'],
    [405, 'MethodNotAllowed'],
    [403, 'AccessDenied'],
  ])('is none where the rules cannot be read: %i %s', async (status, code) => {
    const storage = await open({ endpoint: await startRefusal(status, code) });
    expect(await storage.advise(page)).toBeNull();
  });
});
