import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const timed = ['test/crash/*.test.ts', 'test/jobs/shutdown.test.ts'];

export default defineConfig({
  // Vite would take graphql's ESM build and Node, for the libraries, its CommonJS one: two of them do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    projects: [
      { extends: true, test: { name: 'tests', include: ['test/**/*.test.ts'], exclude: timed } },
      // What has to be done within seconds is measured alone, when all others have ended.
      { extends: true, test: { name: 'timed', include: timed, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
    globalSetup: 'test/global-setup.ts',
    // Test files start servers, children and browsers of their own: more at once only makes each of them slower.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
  },
});
