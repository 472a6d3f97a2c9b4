import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const timed = ['test/crash/crash.test.ts', 'test/jobs/shutdown.test.ts'];
/** These change the process they run in: some load what is made for a child (what sharp may read). */
const changing = ['test/tools/imaging/*.test.ts'];
/** Waits twenty seconds for its workers' deaths to be noticed: begun last, as the small file it is, it would be waited for alone. */
const early = ['test/crash/attempt.test.ts'];

export default defineConfig({
  // Vite would take graphql's ESM build and Node, for the libraries, its CommonJS one: two of them do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    projects: [
      // What is isolated is begun first.
      { extends: true, test: { name: 'alone', include: [...changing, ...early] } },
      {
        extends: true,
        // No module of ours keeps state: to load them all anew for each file would cost it two seconds.
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [...timed, ...changing, ...early],
          isolate: false,
        },
      },
      // What has to be done within seconds is measured when all others have ended.
      {
        extends: true,
        test: { name: 'timed', include: timed, sequence: { groupOrder: 1 }, maxConcurrency: 2 },
      },
    ],
    globalSetup: 'test/global-setup.ts',
    // On two cores; the third works while others wait. Files start servers, children and browsers of their own: more at once
    // only makes each of them slower.
    maxWorkers: 3,
    // What a browser is asked for twenty times takes four times as long where others work on the same cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Children are started from their sources by the hundred: the second finds them compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) },
    unstubEnvs: true,
    // What is red on a machine that others work on as well is tried once more there, and said; at a desk it is red at once.
    retry: process.env.CI ? 1 : 0,
  },
});
