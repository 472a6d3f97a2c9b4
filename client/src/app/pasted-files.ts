/** The files that were pasted as such: cells of a table, or a text, come with a picture of themselves that nobody means. */
export function pastedFiles(clipboard: DataTransfer | null): File[] {
  return clipboard && !hasText(clipboard.getData('text/html')) ? [...clipboard.files] : [];
}

/** A picture that was copied out of a page is there as an `<img>` and nothing else. */
function hasText(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return body.querySelector('table') !== null || body.textContent.trim() !== '';
}
