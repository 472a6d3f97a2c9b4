import { createClient, type FormattedExecutionResult } from 'graphql-ws';
import { readFragment } from '../gql/fragment-masking.ts';
import type { PublicGalleryUpdatedSubscription } from '../gql/graphql.ts';
import { PublicGallery, PublicGalleryUpdated, PublicPhoto } from './documents.ts';
import type { GalleryAction } from './gallery-state.ts';

const longestPauseMs = 30_000;

interface WatchOptions {
  slug: string;
  pass: string | null;
  signal: AbortSignal;
  dispatch: (action: GalleryAction) => void;
}

/** Tells every change of the gallery, over as many connections as it takes, until it ends. */
export function watch({ slug, pass, signal, dispatch }: WatchOptions): void {
  if (signal.aborted) return;
  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    keepAlive: 15_000,
    retryWait: (attempt) =>
      new Promise((resolve) =>
        setTimeout(resolve, Math.min(longestPauseMs, 500 * 2 ** attempt) * (0.5 + Math.random() / 2)),
      ),
  });
  // A later connection sends the same object again: it goes on where the one before was.
  const variables = { slug, pass, after: null as string | null };

  function tell({ data, errors }: FormattedExecutionResult<PublicGalleryUpdatedSubscription>): void {
    const update = data?.galleryUpdated;
    if (!update) {
      refuse(errors?.[0]?.extensions?.code);
      return;
    }
    variables.after = update.cursor;
    dispatch({
      type: 'told',
      told: {
        facts: readFragment(PublicGallery, update.gallery),
        photo: update.image ? readFragment(PublicPhoto, update.image) : null,
        deletedId: update.deletedId ?? null,
        isReordered: update.isReordered,
      },
    });
  }

  function refuse(code: unknown): void {
    if (code === 'GONE' || code === 'NOT_FOUND') dispatch({ type: 'over' });
    // The password was changed: the page's own address asks for the new one.
    if (code === 'PASSWORD_REQUIRED') location.replace(`/g/${slug}`);
    if (code !== 'CONFLICT') return;
    // Too much has happened since to be told one by one.
    variables.after = null;
    dispatch({ type: 'stale' });
    subscribe();
  }

  function subscribe(): void {
    const query = String(PublicGalleryUpdated);
    client.subscribe<PublicGalleryUpdatedSubscription>(
      { query, variables },
      {
        next: tell,
        error: (errors) => refuse(Array.isArray(errors) ? errors[0]?.extensions?.code : null),
        complete: () => {},
      },
    );
  }

  subscribe();
  signal.addEventListener('abort', () => void client.dispose(), { once: true });
}
