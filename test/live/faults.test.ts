import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { databaseFaults, expectTrueEnd, lineFaults, openWorld, someSteps, type World } from './world.ts';

/** The long version, of 50 jobs and with restarts of the database server, is faults.soak.ts. */
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test.each([
  { what: 'sockets and LISTENs', faults: lineFaults, numRuns: 1 },
  { what: 'the database too', faults: { ...lineFaults, ...databaseFaults }, numRuns: 1 },
])(
  "whatever is lost on the way ($what), the client's cache ends as the database is",
  async ({ faults, numRuns }) => {
    await fc.assert(
      fc.asyncProperty(someSteps(faults, { maxLength: 10 }), (steps) =>
        expectTrueEnd(world, { jobs: 20, steps }),
      ),
      { numRuns, endOnFailure: true },
    );
  },
  120_000,
);
