/** What was asked of a line that died without a word hangs for as long as the system waits: minutes, or for ever. */

/** `fetch` that fails when its answer is not here in time. The server's own longest takes half of it. */
export const fetchWithin =
  (timeoutMs: number): typeof fetch =>
  (input, init) => {
    const abort = new AbortController();
    init?.signal?.addEventListener('abort', () => abort.abort());
    // Not cleared with the head of an answer: its body may hang as well, and what is here already cannot be aborted.
    setTimeout(() => abort.abort(), timeoutMs);
    return fetch(input, { ...init, signal: abort.signal });
  };

/** `WebSocket` that closes itself when it is not open in time. */
export const webSocketWithin = (timeoutMs: number): typeof WebSocket =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const timer = setTimeout(() => this.close(), timeoutMs);
      for (const end of ['open', 'close']) this.addEventListener(end, () => clearTimeout(timer));
    }
  };
