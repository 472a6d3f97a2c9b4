const maxLength = 2048;

/** The address if the text is one that a picture can be asked for by; else null. What has a host and a path needs no `https://`. */
export function readAddress(text: string): string | null {
  const words = text.trim();
  if (words === '' || words.length > maxLength || /\s/.test(words)) return null;
  const isWhole = /^https?:\/\//i.test(words);
  if (!isWhole && !/^[\w-]+(?:\.[\w-]+)+(?::\d+)?\/\S+$/.test(words)) return null;
  const url = URL.parse(isWhole ? words : `https://${words}`);
  return url && url.hostname !== '' && url.href.length <= maxLength ? url.href : null;
}

/** Those of a text that is nothing but addresses, each once; else none. */
export function readAddresses(text: string): string[] {
  const addresses = text.split(/\s+/).filter(Boolean).map(readAddress);
  return addresses.every((address) => address !== null) ? [...new Set(addresses)] : [];
}

/** What the picture is called until its server has named it: the end of its address. */
export function nameOfAddress(address: string): string {
  const url = new URL(address);
  const end = url.pathname.split('/').filter(Boolean).at(-1);
  return end === undefined ? url.hostname : decode(end);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
