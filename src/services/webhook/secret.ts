import { randomBytes } from 'node:crypto';

/** As Standard Webhooks has it: 24 to 64 random bytes. */
const secretBytes = 32;

export function createSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString('base64')}`;
}
