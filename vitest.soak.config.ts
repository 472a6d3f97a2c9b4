import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** The long crash and load runs: one at a time, so that what they measure is theirs. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    projects: undefined,
    include: ['test/**/*.soak.ts'],
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
