/**
 * Lets the browser save what an address answers with, under a name of its own or as the server names it. Of our own server it does so without leaving the page. A bucket's
 * or a CDN's it opens instead, as it does not heed `download` there: in a window of its own, which ends with the
 * download and keeps the page, and a run on it, from an answer that is none.
 */
export function saveUrl(url: string, name = '') {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  if (link.origin !== location.origin) Object.assign(link, { target: '_blank', rel: 'noopener' });
  document.body.append(link);
  link.click();
  link.remove();
}
