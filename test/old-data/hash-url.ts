import { createHash } from 'node:crypto';
import { readZip } from '../zip.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of what the URL gives. Throws for any answer but success. */
export async function hashUrl(url: string): Promise<string> {
  return hash(await fetchBytes(url));
}

/** Of each entry of the zip that the URL gives, in their order. */
export async function hashZip(url: string): Promise<string[]> {
  return (await readZip(await fetchBytes(url))).map(({ bytes }) => hash(bytes));
}

async function fetchBytes(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Expected bytes at ${url}. Got ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}
