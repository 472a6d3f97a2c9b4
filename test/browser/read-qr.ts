import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What a phone reads that is held before it. */
export async function readQr(code: Locator): Promise<string[]> {
  // It would fetch its program from elsewhere.
  const wasmBinary = await readFile(
    fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')),
  );
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } });
  const found = await readBarcodes(new Uint8Array(await code.screenshot()), { formats: ['QRCode'] });
  return found.map(({ text }) => text);
}
