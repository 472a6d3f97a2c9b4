import { Parser } from 'htmlparser2';

const blockPattern = /^(p|br|li|div|h[1-6]|tr|ul|ol)$/;

/** What of a text is worth reading: some ten times what is kept of it. */
const longestRead = 50_000;

/**
 * A text as people read it, at most `maxLength` characters; null for none. Shops put markup, and entities a second time, into
 * what should be plain.
 */
export function plainText(text: string | null | undefined, maxLength: number): string | null {
  if (!text) return null;
  const cut = text.slice(0, longestRead);
  const plain = /<\/?[a-z]|&#?\w+;/i.test(cut) ? stripMarkup(cut) : cut;
  const lines = plain
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  return lines.join('\n').slice(0, maxLength).toWellFormed() || null;
}

/** The same on one line. */
export function plainLine(text: string | null | undefined, maxLength: number): string | null {
  return plainText(text?.replace(/\s+/g, ' '), maxLength)?.replaceAll('\n', ' ') ?? null;
}

function stripMarkup(html: string): string {
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (/^(script|style)$/.test(name)) hidden += 1;
      if (blockPattern.test(name)) parts.push('\n');
    },
    onclosetag(name) {
      if (/^(script|style)$/.test(name)) hidden -= 1;
      if (blockPattern.test(name)) parts.push('\n');
    },
    ontext: (part) => void (hidden > 0 || parts.push(part)),
  });
  parser.end(html);
  return parts.join('');
}
