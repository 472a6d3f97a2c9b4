/** Lets the browser save what an address answers with. By a link of its own, which leaves the page where it is. */
export function saveUrl(url: string) {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
