/** What was asked of a line that died without a word hangs for as long as the system waits: minutes, or for ever. */

/** `fetch` that fails when its answer is not here, whole, in time. The server's own longest takes half of it. */
export const fetchWithin =
  (timeoutMs: number): typeof fetch =>
  async (input, init) => {
    const abort = new AbortController();
    init?.signal?.addEventListener('abort', () => abort.abort());
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const answer = await fetch(input, { ...init, signal: abort.signal });
      const body = await answer.arrayBuffer();
      return new Response(body.byteLength > 0 ? body : null, answer);
    } finally {
      clearTimeout(timer);
    }
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
