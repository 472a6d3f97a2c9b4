import { tmpdir } from 'node:os';
import { createImaging, type ImagingOptions } from '../../../src/tools/imaging/create-imaging.ts';
import type { Imaging } from '../../../src/tools/imaging/imaging.ts';

const silent = { info() {}, warn() {}, error() {} };

/** The tool as the server makes it, small; closed by `await using`. */
export async function openImaging(
  options: Partial<ImagingOptions> = {},
): Promise<Imaging & { [Symbol.asyncDispose](): Promise<void> }> {
  const imaging = await createImaging({
    modelsDir: '/nonexistent',
    defaultModel: 'u2netp',
    // Told, because a child that finds out takes half a second of a processor.
    modelPrecision: 'int8',
    matteChildren: 0,
    renderChildren: 1,
    maxPixels: 50_000_000,
    maxSide: 16_384,
    memoryBudgetBytes: 1_000_000_000,
    tempDir: tmpdir(),
    log: silent,
    ...options,
  });
  return { ...imaging, [Symbol.asyncDispose]: () => imaging.close({ timeoutMs: 0 }) };
}
