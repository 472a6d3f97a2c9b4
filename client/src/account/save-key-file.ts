import { saveBlob } from '../image/save-blob.ts';
import { keyFile } from './key-file.ts';

export function saveKeyFile(key: string) {
  const { name, text } = keyFile({ origin: location.origin, key });
  saveBlob(new Blob([text], { type: 'text/plain' }), name);
}
