import type { Client } from 'urql';
import type { Problem } from '../problem/problem.ts';
import { askLimits } from './ask-limits.ts';
import { checkFile } from './check-file.ts';

/** Why the server would refuse a file for certain; null also when it did not say what it accepts. */
export async function checkUpload(client: Client, file: File): Promise<Problem | null> {
  const limits = await askLimits(client);
  return limits && checkFile(file, limits);
}
