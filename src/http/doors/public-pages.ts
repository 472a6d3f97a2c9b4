import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a page says; `data` is the answer to the document of the same name, as it came. */
export type PublicPage =
  | {
      kind: 'gallery';
      url: string;
      slug: string;
      pass: string | null;
      after: string | null;
      now: string;
      data: unknown;
    }
  | { kind: 'password'; slug: string; problem: PasswordProblem }
  | { kind: 'ended' }
  | { kind: 'missing' }
  | { kind: 'busy' };

/** ENDED: the pass that the page was opened with. */
export type PasswordProblem = 'WRONG' | 'ENDED' | 'TOO_MANY' | null;

/** What client/src/public is built to, for the server: it asks with these texts and draws with this function. */
export interface PublicPages {
  documents: { gallery: string; cover: string; open: string };
  render(page: PublicPage): string;
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
