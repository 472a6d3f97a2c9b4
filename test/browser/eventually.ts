import { expect } from 'vitest';

/** `expect.poll` with patience for a busy machine: what is polled in a browser depends on a server and a paint. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 15_000 });
