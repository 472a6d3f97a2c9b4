import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const headingPattern = /.*\*\*(.+?)\*\*/s;

/** A part of the README that is to be run. */
export interface Snippet {
  language: string;
  text: string;
}

/**
 * By the last words in bold type before it, of a section, which is that for programs if none is named. Its address is replaced by
 * where the test's server is.
 */
export async function readSnippets(
  url: string,
  heading = 'Use it from a program',
): Promise<Record<string, Snippet>> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const section = readme.split('\n## ').find((one) => one.startsWith(heading)) ?? '';
  const [intro = '', ...rest] = section.split('```');
  const snippets: Record<string, Snippet> = {};
  let before = intro;
  for (const [i, part] of rest.entries()) {
    if (i % 2 === 1) {
      before = part;
      continue;
    }
    const [language = '', ...lines] = part.split('\n');
    const text = lines.join('\n').replaceAll('127.0.0.1:4000', new URL(url).host);
    snippets[headingPattern.exec(before)?.[1] ?? ''] = { language, text };
  }
  return snippets;
}
