const name = 'pasteup-visited';

/** Whether there was an account with pictures in this browser: the mark outlives the key where a browser forgets it. */
export function wasHere(): boolean {
  try {
    return document.cookie.split('; ').includes(`${name}=1`);
  } catch {
    return false;
  }
}

/** By the server, as what a script sets is forgotten with the key: docs/decisions/keep-your-key.md. */
export function markVisited() {
  fetch('/visited', { method: 'POST' }).catch(() => {
    // The next visit asks again.
  });
}

export function forgetVisit() {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not there over plain http
    document.cookie = `${name}=; Max-Age=0; Path=/; SameSite=Lax`;
  } catch {
    // What may not be set was not set.
  }
}
