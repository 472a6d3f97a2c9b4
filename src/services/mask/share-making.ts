/**
 * Has something made once for all who ask for it by the same key while it is made or used. `make` hands it to `lend`, which
 * ends when the last of them has used it. What it throws before that is thrown to all.
 */
export type ShareMaking<Made> = (
  key: string,
  make: (lend: (made: Made) => Promise<void>) => Promise<void>,
  use: (made: Made) => Promise<void>,
) => Promise<void>;

interface Sharing<Made> {
  made: Promise<Made>;
  users: number;
  end(): Promise<void>;
}

export function createSharing<Made>(): ShareMaking<Made> {
  const sharings = new Map<string, Sharing<Made>>();
  return async (key, make, use) => {
    const sharing = sharings.get(key) ?? begin(make);
    sharings.set(key, sharing);
    sharing.users++;
    try {
      await use(await sharing.made);
    } finally {
      sharing.users--;
      if (sharing.users === 0) {
        sharings.delete(key);
        await sharing.end();
      }
    }
  };
}

function begin<Made>(make: (lend: (made: Made) => Promise<void>) => Promise<void>): Sharing<Made> {
  const made = Promise.withResolvers<Made>();
  const used = Promise.withResolvers<void>();
  const making = make((one) => {
    made.resolve(one);
    return used.promise;
  });
  making.catch(made.reject);
  return {
    made: made.promise,
    users: 0,
    async end() {
      used.resolve();
      await making;
    },
  };
}
