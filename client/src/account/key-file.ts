/** A small text file with which somebody finds back, also years later and elsewhere. */
export function keyFile({ origin, key }: { origin: string; key: string }): { name: string; text: string } {
  const { host } = new URL(origin);
  return {
    // A colon before a port, or of an IPv6 address, is no part of a file's name everywhere.
    name: `pasteup-key-${host.replace(/[^a-z0-9.-]+/gi, '-').replace(/^-|-$/g, '')}.txt`,
    text: [
      'Your key for Pasteup',
      '',
      `Server: ${origin}`,
      `Key: ${key}`,
      '',
      'This key is the only way back to your pictures on this server. To use it, open the server in a browser, choose',
      '"Use another key" in the account menu and enter it there.',
      'Whoever has this key can see and change all your pictures: keep it where only you find it.',
      '',
    ].join('\n'),
  };
}
