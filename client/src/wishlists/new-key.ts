/** Not `crypto.randomUUID`: that exists in secure contexts only, and a server at home is often plain http. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
