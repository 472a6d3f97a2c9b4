import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, test } from 'vitest';
import { openCluster } from '../../src/tools/postgres/cluster.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/tools/postgres/postgres.ts';
import { stopServer } from '../../src/tools/postgres/server.ts';
import {
  databaseFaults,
  expectTrueEnd,
  type Fault,
  lineFaults,
  openWorld,
  someSteps,
  type World,
} from './world.ts';

let dataDir: string;
let postgres: EmbeddedPostgres;
let world: World;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pasteup-soak-'));
  postgres = await startEmbeddedPostgres({ dataDir, log: pino({ enabled: false }), isDurable: false });
  world = await openWorld({ databaseUrl: postgres.url, dataDir });
});
afterAll(async () => {
  await world.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Who holds the server starts it again. */
const restart: Record<string, Fault> = {
  restart: async () => stopServer(await openCluster(dataDir, false)),
};

test("through many failures and restarts of the database server, the client's cache ends as the database is", async () => {
  await fc.assert(
    fc.asyncProperty(
      someSteps({ ...lineFaults, ...databaseFaults, ...restart }, { maxLength: 16 }),
      (steps) => expectTrueEnd(world, { jobs: 50, steps }),
    ),
    { numRuns: 12, endOnFailure: true, verbose: 1 },
  );
});
