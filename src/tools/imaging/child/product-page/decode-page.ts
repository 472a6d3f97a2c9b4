/** The text of a page's bytes, as browsers find its encoding: by its mark, its server, its own word; else UTF-8. */
export function decodePage(bytes: Buffer, charset: string | null | undefined): string {
  // A mark at the start is what the decoder of UTF-8 takes off, and those of UTF-16 begin with.
  const marked = markOf(bytes);
  return findDecoder(marked ?? charset ?? declaredIn(bytes)).decode(bytes);
}

function markOf(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 3);
  if (start === '\xef\xbb\xbf') return 'utf-8';
  if (start.startsWith('\xff\xfe')) return 'utf-16le';
  return start.startsWith('\xfe\xff') ? 'utf-16be' : null;
}

/** How far browsers look for it. */
const declaredWithin = 1024;

function declaredIn(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, declaredWithin);
  const label = /<meta[^>]*?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(head)?.[1] ?? null;
  // That it could be read says that it is none of these.
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function findDecoder(label: string | null): TextDecoder {
  try {
    return new TextDecoder(label ?? 'utf-8');
  } catch {
    // A name that no encoding has.
    return new TextDecoder();
  }
}
