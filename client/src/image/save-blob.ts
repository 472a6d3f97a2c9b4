import { saveUrl } from './save-url.ts';

/** Lets the browser save what is here already. */
export function saveBlob(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  saveUrl(url, name);
  // Some browsers begin to read it a moment later only.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
