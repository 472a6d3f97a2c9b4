import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createClient, type FormattedExecutionResult } from 'graphql-ws';

const longestPauseMs = 30_000;

interface FeedOptions<Data> {
  document: TypedDocumentNode<Data, { slug: string; pass?: string | null; after?: string | null }>;
  slug: string;
  pass: string | null;
  /** Of the account to ask as. Default: nobody's. */
  key?: string | null;
  signal: AbortSignal;
  /** Answers with the cursor of what was told; null if nothing was. */
  tell: (data: Data) => string | null;
  /** What is watched, or the way to it, has ended. */
  end: () => void;
  /** Too much has happened to be told one by one; the feed goes on when this has read it anew. */
  reread: () => void | Promise<void>;
}

/** Tells every change, over as many connections as it takes, until it ends. */
export function feed<Data>({
  document,
  slug,
  pass,
  key,
  signal,
  tell,
  end,
  reread,
}: FeedOptions<Data>): void {
  if (signal.aborted) return;
  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    ...(key && { connectionParams: { authorization: `Bearer ${key}` } }),
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

  function take({ data, errors }: FormattedExecutionResult<Data>): void {
    const cursor = data ? tell(data) : null;
    if (cursor === null) refuse(errors?.[0]?.extensions?.code);
    else variables.after = cursor;
  }

  function refuse(code: unknown): void {
    if (code === 'GONE' || code === 'NOT_FOUND') end();
    // The password was changed: the page's own address asks for the new one.
    if (code === 'PASSWORD_REQUIRED') location.replace(location.pathname);
    if (code === 'CONFLICT') void goOn();
  }

  async function goOn(): Promise<void> {
    variables.after = null;
    await reread();
    if (!signal.aborted) subscribe();
  }

  function subscribe(): void {
    client.subscribe<Data>(
      { query: String(document), variables },
      {
        next: take,
        error: (errors) => refuse(Array.isArray(errors) ? errors[0]?.extensions?.code : null),
        complete: () => {},
      },
    );
  }

  subscribe();
  signal.addEventListener('abort', () => void client.dispose(), { once: true });
}
