import express, { type Router } from 'express';

/** For 400 days: no browser keeps a cookie for longer. */
const mark = `pasteup-visited=1; Max-Age=${400 * 86_400}; Path=/; SameSite=Lax`;

/**
 * `POST /visited`: marks a browser in which there is an account with pictures. The mark is for the page that runs in this
 * browser; nothing on the server reads it, and nothing may: docs/decisions/keep-your-key.md.
 */
export function createVisitedRouter(): Router {
  const router = express.Router();
  router.post('/', (_req, res) => {
    res.status(204).set({ 'Cache-Control': 'no-store', 'Set-Cookie': mark }).end();
  });
  return router;
}
