import express, { type Router } from 'express';
import type { Contexts } from '../../context/context.ts';
import { AppError, badInput, cut } from '../../errors.ts';
import { findObject } from '../../services/keeping/stored-object.ts';
import { verifyUploadUrl } from '../../tools/signing/upload-url.ts';
import { receiveFile } from '../../tools/temp-file/receive-file.ts';
import { describeRefusal } from '../refusal.ts';
import { readKey, readQuery, refuseLink } from './link.ts';

/**
 * `PUT /uploads/<key>?…`: the disk storage's own upload URLs. 403 for a signature that is not ours, 410 when the URL has
 * ended or its upload was completed or given up, 411 without a Content-Length, 400 for a length or a type that is not
 * the one that was announced and for a body that breaks off, 429 for more at once than an account may send, 503 for a
 * disk that is full. The last whole body counts.
 */
export function createUploadsRouter(contexts: Contexts): Router {
  const router = express.Router();
  router.put('/*key', async (req, res) => {
    const ctx = contexts.forSystem();
    const key = readKey(req);
    const verdict = verifyUploadUrl(key, readQuery(req), await ctx.readSecrets());
    if (!verdict.isValid) return refuseLink(res, verdict.reason);
    const { byteSize, mimeType } = verdict.claims;
    const object = await findObject(ctx, key);
    if (!object || object.deletedAt) throw new AppError('GONE', 'This upload is completed or was given up.');
    const length = req.headers['content-length'];
    if (length === undefined) {
      const refusal = new AppError('BAD_USER_INPUT', 'Expected a Content-Length. There was none.');
      return void res.status(411).json(describeRefusal(refusal));
    }
    requireHeader('Content-Length', `${byteSize}`, length);
    requireHeader('Content-Type', mimeType, req.headers['content-type']);
    const keep = async () => {
      const file = await receiveFile(
        { createReadStream: () => req },
        { directory: ctx.tempDir, maxBytes: byteSize },
      );
      try {
        await ctx.storage.putFile(key, file.path, { mimeType });
      } finally {
        await file.remove();
      }
    };
    await ctx.uploadLimit.run(object.accountId, () => ctx.freeSpace.use(byteSize, keep));
    res.status(200).end();
  });
  // Or the page would answer.
  router.use(() => {
    throw new AppError('NOT_FOUND', 'There is nothing here but PUT.');
  });
  return router;
}

function requireHeader(name: string, expected: string, came: string | undefined): void {
  if (came === expected) return;
  throw badInput(name, expected, cut(came ?? 'none'));
}
