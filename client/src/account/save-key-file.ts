import { saveUrl } from '../image/save-url.ts';
import { keyFile } from './key-file.ts';

export function saveKeyFile(key: string) {
  const { name, text } = keyFile({ origin: location.origin, key });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  saveUrl(url, name);
  // Some browsers begin to read it a moment later only.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
