import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExportPage } from '../../services/wishlist/export/describe-page.ts';

/** What has a page for strangers. */
export type PublicThing = 'gallery' | 'wishlist';

/** What a page says; `data` is the answer to the document of its kind, as it came. */
export type PublicPage =
  | {
      kind: PublicThing;
      url: string;
      slug: string;
      pass: string | null;
      after: string | null;
      now: string;
      data: unknown;
    }
  | { kind: 'password'; thing: PublicThing; slug: string; problem: PasswordProblem }
  | { kind: 'ended'; thing: PublicThing }
  | { kind: 'missing' }
  | { kind: 'busy' };

/** ENDED: the pass that the page was opened with. */
export type PasswordProblem = 'WRONG' | 'ENDED' | 'TOO_MANY' | null;

/** What client/src/public is built to, for the server: it asks with these texts and draws with this function. */
export interface PublicPages {
  documents: Record<PublicThing, { page: string; picture: string }> & { open: string };
  render(page: PublicPage): string;
  /** A page of its own that asks nothing of anybody. */
  renderExport(page: ExportPage): string;
}

/** Once, when the first is asked for; null where no client is built. */
export function createPagesLoader(directory: string): () => Promise<PublicPages | null> {
  let loading: Promise<PublicPages> | null = null;
  return async () => {
    const path = join(directory, 'render.js');
    if (!loading && !existsSync(path)) return null;
    loading ??= import(pathToFileURL(path).href);
    return loading;
  };
}
