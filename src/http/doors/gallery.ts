import express, { type Request, type Response, type Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { doorPaths } from '../../config/door-path.ts';
import type { Context, Contexts } from '../../context/context.ts';
import { nobody } from '../../context/scope.ts';
import { AppError } from '../../errors.ts';
import { readOrigin } from '../caller.ts';
import { askPublic, type PublicAnswer } from './ask-public.ts';
import {
  createPagesLoader,
  type PasswordProblem,
  type PublicPage,
  type PublicPages,
} from './public-pages.ts';

export interface GalleryDoorOptions {
  contexts: Contexts;
  schema: GraphQLSchema;
  /** Of what client/src/public is built to. */
  directory: string;
  /** Where pictures may come from besides this server. */
  origins: readonly string[];
}

interface Visit {
  ctx: Context;
  slug: string;
  after: string | null;
  pages: PublicPages;
}

type GalleryAnswer = PublicAnswer<{ isIndexed: boolean }>;

const statuses = { gallery: 200, password: 403, ended: 410, missing: 404, busy: 429 } as const;
/** Of a form with nothing but a password, or a pass and a cursor. */
const formLimit = '10kb';

/**
 * `GET /g/<slug>`: the page of a gallery for whoever has the address, whole without script. 403 with a form where a
 * password is asked for, which is POSTed to the same address and answered with the page; 410 once it has ended, 404 for
 * what leads nowhere. Nobody's key is looked at, and nothing is kept in the browser.
 */
export function createGalleryRouter({ contexts, schema, directory, origins }: GalleryDoorOptions): Router {
  const loadPages = createPagesLoader(directory);
  const router = express.Router();
  const policy = contentSecurityPolicy(origins);

  async function begin(req: Request): Promise<Visit> {
    const pages = await loadPages();
    if (!pages) throw new AppError('NOT_FOUND', 'This server was built without its pages.');
    const ctx = contexts.forCaller({ ...readOrigin(req, contexts.forSystem().config), scope: nobody });
    return { ctx, pages, slug: String(req.params.slug ?? ''), after: textOf(req.query.after) };
  }

  const askGallery = ({ ctx, pages, slug, after }: Visit, pass: string | null): Promise<GalleryAnswer> =>
    askPublic(ctx, schema, {
      text: pages.documents.gallery,
      field: 'gallery',
      variables: { slug, pass, after },
    });

  /** The pass for a password, or why there is none. */
  async function open(
    { ctx, pages, slug }: Visit,
    password: string,
  ): Promise<{ pass: string } | { problem: PasswordProblem }> {
    const { root, refusal } = await askPublic<{ pass: string }>(ctx, schema, {
      text: pages.documents.open,
      field: 'openLink',
      variables: { slug, password },
    });
    return root ?? { problem: refusal?.code === 'RATE_LIMITED' ? 'TOO_MANY' : 'WRONG' };
  }

  function send(res: Response, pages: PublicPages, page: PublicPage, isIndexed = false): void {
    const status = page.kind === 'password' && page.problem === 'TOO_MANY' ? 429 : statuses[page.kind];
    const isKept = page.kind === 'gallery' && page.pass === null;
    res.status(status).set({
      'Content-Security-Policy': policy,
      // Its address is a secret, and the pictures' addresses in it end.
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': isKept ? 'private, no-cache' : 'no-store',
      ...(!isIndexed && { 'X-Robots-Tag': 'noindex, nofollow' }),
    });
    res.type('html').send(pages.render(page));
  }

  function answer(res: Response, visit: Visit, given: GalleryAnswer, pass: string | null): void {
    const { refusal, root } = given;
    // A cursor of another order: the gallery was sorted anew since.
    if (refusal?.code === 'BAD_USER_INPUT' && visit.after !== null) {
      res.redirect(303, `${doorPaths.gallery}/${visit.slug}`);
      return;
    }
    const { retryAfterMs } = (refusal?.params ?? {}) as { retryAfterMs?: number };
    if (retryAfterMs) res.set('Retry-After', `${Math.ceil(retryAfterMs / 1000)}`);
    send(res, visit.pages, choosePage(visit, given, pass), root?.isIndexed);
  }

  router.get('/:slug', async (req, res) => {
    const visit = await begin(req);
    answer(res, visit, await askGallery(visit, null), null);
  });

  router.post('/:slug', express.urlencoded({ extended: false, limit: formLimit }), async (req, res) => {
    const form = (req.body ?? {}) as Record<string, unknown>;
    const visit = { ...(await begin(req)), after: textOf(form.after) };
    const given = textOf(form.pass);
    if (given !== null) {
      answer(res, visit, await askGallery(visit, given), given);
      return;
    }
    // What needs no password, or is not there, is answered as if it was only looked at.
    const first = await askGallery(visit, null);
    if (first.refusal?.code !== 'PASSWORD_REQUIRED') {
      answer(res, visit, first, null);
      return;
    }
    const opened = await open(visit, textOf(form.password) ?? '');
    if ('pass' in opened) answer(res, visit, await askGallery(visit, opened.pass), opened.pass);
    else send(res, visit.pages, { kind: 'password', slug: visit.slug, problem: opened.problem });
  });

  /** For who shows a preview of the page: its own address stays good when that of the picture has ended. */
  router.get('/:slug/cover', async (req, res) => {
    const { ctx, pages, slug } = await begin(req);
    const { root } = await askPublic<{ cover: { preview: { url: string } | null } | null }>(ctx, schema, {
      text: pages.documents.cover,
      field: 'gallery',
      variables: { slug },
    });
    const url = root?.cover?.preview?.url;
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    if (!url) throw new AppError('NOT_FOUND', 'There is no such picture.');
    res.redirect(302, url);
  });

  router.get('/{*rest}', async (req, res) => {
    send(res, (await begin(req)).pages, { kind: 'missing' });
  });
  return router;
}

/** What leads nowhere, is private or is purged is one page, of which nobody learns which. */
function choosePage(
  { ctx, slug, after }: Visit,
  { root, data, refusal }: GalleryAnswer,
  pass: string | null,
): PublicPage {
  if (root && !refusal) {
    const url = `${ctx.baseUrl}${doorPaths.gallery}/${slug}`;
    return { kind: 'gallery', url, slug, pass, after, now: ctx.now().toISOString(), data };
  }
  switch (refusal?.code) {
    case 'PASSWORD_REQUIRED':
      return { kind: 'password', slug, problem: pass === null ? null : 'ENDED' };
    case 'GONE':
      return { kind: 'ended' };
    case 'RATE_LIMITED':
      return { kind: 'busy' };
    default:
      return { kind: 'missing' };
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Scripts from files of ours alone. Styles on elements too: each picture has its place kept, and its blur, in one. */
function contentSecurityPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${origins.join(' ')}`.trim(),
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
