/**
 * `fetch` for a request whose upload is watched: `fetch` itself reports no progress of what it sends.
 * `onProgress` gets a fraction 0..1 of the body.
 */
export function createXhrFetch(onProgress: (fraction: number) => void): typeof fetch {
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init.method ?? 'GET', input instanceof Request ? input.url : input);
      for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) onProgress(event.loaded / event.total);
      };
      request.onload = () => resolve(responseOf(request));
      request.onerror = () => reject(new TypeError('The server did not answer.'));
      request.onabort = () => reject(new DOMException('The upload was canceled.', 'AbortError'));
      init.signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(init.body as XMLHttpRequestBodyInit);
    });
}

function responseOf(request: XMLHttpRequest): Response {
  const contentType = request.getResponseHeader('content-type') ?? 'application/json';
  return new Response(request.responseText, {
    status: request.status,
    statusText: request.statusText,
    headers: { 'content-type': contentType },
  });
}
