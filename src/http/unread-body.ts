import type { RequestHandler } from 'express';

export interface UnreadBodyOptions {
  /** Default: as much as a server of standard settings takes as a picture. */
  maxBytes?: number;
  /** Default: 10 s. */
  timeoutMs?: number;
}

/**
 * A request that is refused before its body was read keeps its connection: what still comes of the body is thrown away, or
 * the next request would stand behind it for ever. Beyond these bounds the connection ends instead.
 */
export function dropUnreadBodies({
  maxBytes = 25_000_000,
  timeoutMs = 10_000,
}: UnreadBodyOptions = {}): RequestHandler {
  return (req, res, next) => {
    res.once('finish', () => {
      if (req.complete) return;
      let leftBytes = maxBytes;
      const end = () => void req.socket.destroy();
      const timer = setTimeout(end, timeoutMs);
      req.once('close', () => clearTimeout(timer));
      req.unpipe();
      req.on('data', ({ length }: Buffer) => {
        leftBytes -= length;
        if (leftBytes < 0) end();
      });
      req.resume();
    });
    next();
  };
}
