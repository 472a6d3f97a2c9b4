import express, { type Request, type Response, type Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { doorPaths } from '../../config/door-path.ts';
import type { Context, Contexts } from '../../context/context.ts';
import { nobody } from '../../context/scope.ts';
import { AppError } from '../../errors.ts';
import { readOrigin } from '../caller.ts';
import { askPublic, type PublicAnswer } from './ask-public.ts';
import { pagePolicy } from './page-policy.ts';
import {
  createPagesLoader,
  type PasswordProblem,
  type PublicPage,
  type PublicPages,
  type PublicThing,
} from './public-pages.ts';

export interface PublicDoorOptions {
  contexts: Contexts;
  schema: GraphQLSchema;
  /** Of what client/src/public is built to. */
  directory: string;
  /** Where pictures may come from besides this server. */
  origins: readonly string[];
}

/** How the door of one thing differs from that of another; its root field has the name of the thing. */
export interface PublicDoorKind<Picture> {
  thing: PublicThing;
  /** Whether the page goes on at another address, by a cursor. */
  hasMore: boolean;
  /** What messengers show of the page: its path behind the page's own, and the URL in the answer to its document. */
  picture: { path: string; read(root: Picture): string | null | undefined };
}

interface Visit {
  ctx: Context;
  slug: string;
  after: string | null;
  pages: PublicPages;
}

type PageAnswer = PublicAnswer<{ isIndexed: boolean }>;

const statuses = {
  gallery: 200,
  wishlist: 200,
  password: 403,
  ended: 410,
  missing: 404,
  busy: 429,
} as const satisfies Record<PublicPage['kind'], number>;
/** Of a form with nothing but a password, or a pass and a cursor. */
const formLimit = '10kb';

/**
 * `GET /<slug>`: the page for whoever has the address, whole without script. 403 with a form where a password is asked
 * for, which is POSTed to the same address and answered with the page; 410 once it has ended, 404 for what leads nowhere.
 * Nobody's key is looked at, and nothing is kept in the browser. `GET /<slug>/<picture>` redirects to the picture there is now.
 */
export function createPublicDoor<Picture>(
  { contexts, schema, directory, origins }: PublicDoorOptions,
  { thing, hasMore, picture }: PublicDoorKind<Picture>,
): Router {
  const loadPages = createPagesLoader(directory);
  const router = express.Router();
  const policy = pagePolicy(origins);

  async function begin(req: Request): Promise<Visit> {
    const pages = await loadPages();
    if (!pages) throw new AppError('NOT_FOUND', 'This server was built without its pages.');
    const ctx = contexts.forCaller({ ...readOrigin(req, contexts.forSystem().config), scope: nobody });
    return { ctx, pages, slug: String(req.params.slug ?? ''), after: textOf(req.query.after) };
  }

  const askThing = ({ ctx, pages, slug, after }: Visit, pass: string | null): Promise<PageAnswer> =>
    askPublic(ctx, schema, {
      text: pages.documents[thing].page,
      field: thing,
      variables: { slug, pass, ...(hasMore && { after }) },
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
    const isKept = page.kind === thing && page.pass === null;
    res.status(status).set({
      'Content-Security-Policy': policy,
      // Its address is a secret, and the pictures' addresses in it end.
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': isKept ? 'private, no-cache' : 'no-store',
      ...(!isIndexed && { 'X-Robots-Tag': 'noindex, nofollow' }),
    });
    res.type('html').send(pages.render(page));
  }

  function answer(res: Response, visit: Visit, given: PageAnswer, pass: string | null): void {
    const { refusal, root } = given;
    // A cursor of another order: the gallery was sorted anew since.
    if (refusal?.code === 'BAD_USER_INPUT' && hasMore && visit.after !== null) {
      res.redirect(303, `${doorPaths[thing]}/${visit.slug}`);
      return;
    }
    const { retryAfterMs } = (refusal?.params ?? {}) as { retryAfterMs?: number };
    if (retryAfterMs) res.set('Retry-After', `${Math.ceil(retryAfterMs / 1000)}`);
    send(res, visit.pages, choosePage(thing, visit, given, pass), root?.isIndexed);
  }

  router.get('/:slug', async (req, res) => {
    const visit = await begin(req);
    answer(res, visit, await askThing(visit, null), null);
  });

  router.post('/:slug', express.urlencoded({ extended: false, limit: formLimit }), async (req, res) => {
    const form = (req.body ?? {}) as Record<string, unknown>;
    const visit = { ...(await begin(req)), after: textOf(form.after) };
    const given = textOf(form.pass);
    if (given !== null) {
      answer(res, visit, await askThing(visit, given), given);
      return;
    }
    // What needs no password, or is not there, is answered as if it was only looked at.
    const first = await askThing(visit, null);
    if (first.refusal?.code !== 'PASSWORD_REQUIRED') {
      answer(res, visit, first, null);
      return;
    }
    const opened = await open(visit, textOf(form.password) ?? '');
    if ('pass' in opened) answer(res, visit, await askThing(visit, opened.pass), opened.pass);
    else send(res, visit.pages, { kind: 'password', thing, slug: visit.slug, problem: opened.problem });
  });

  /** For who shows a preview of the page: its own address stays good when that of the picture has ended. */
  router.get(`/:slug/${picture.path}`, async (req, res) => {
    const { ctx, pages, slug } = await begin(req);
    const { root } = await askPublic<Picture>(ctx, schema, {
      text: pages.documents[thing].picture,
      field: thing,
      variables: { slug },
    });
    const url = root && picture.read(root);
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
  thing: PublicThing,
  { ctx, slug, after }: Visit,
  { root, data, refusal }: PageAnswer,
  pass: string | null,
): PublicPage {
  if (root && !refusal) {
    const url = `${ctx.baseUrl}${doorPaths[thing]}/${slug}`;
    return { kind: thing, url, slug, pass, after, now: ctx.now().toISOString(), data };
  }
  switch (refusal?.code) {
    case 'PASSWORD_REQUIRED':
      return { kind: 'password', thing, slug, problem: pass === null ? null : 'ENDED' };
    case 'GONE':
      return { kind: 'ended', thing };
    case 'RATE_LIMITED':
      return { kind: 'busy' };
    default:
      return { kind: 'missing' };
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
