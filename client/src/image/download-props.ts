/**
 * What a true link needs beside its href to save what is behind it: it is there when it is clicked, so no browser takes it for a pop-up.
 * The server names the file. A bucket's or a CDN's answer that is none, as an error, opens beside the page and not in its place.
 */
export function downloadProps(url: string) {
  const isOwn = new URL(url, location.href).origin === location.origin;
  return { download: '', ...(!isOwn && { target: '_blank', rel: 'noopener' }) };
}
