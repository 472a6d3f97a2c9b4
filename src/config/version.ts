import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Built, this file lies a folder deeper than as a source. */
const root = import.meta.url.endsWith('.ts') ? '../..' : '../../..';

/** Of Pasteup, as package.json has it. */
export function readVersion(): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, root, 'package.json'), 'utf8')).version;
}
