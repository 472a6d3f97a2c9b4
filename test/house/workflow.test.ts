import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Workflow {
  on: Record<string, unknown>;
  jobs: Record<string, Job>;
}

interface Job {
  'timeout-minutes'?: number;
  strategy: { matrix: { node: number[] } };
  steps: { uses?: string; run?: string; with?: Record<string, string> }[];
}

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const read = (name: string): Workflow => parse(readFileSync(join(folder, name), 'utf8'));

test('every push and pull request runs .ci/run, on Node 20 and 24', () => {
  const { on, jobs } = read('check.yml');
  expect(Object.keys(on)).toEqual(['push', 'pull_request']);
  const { strategy, steps } = jobs.check!;
  expect(strategy.matrix.node).toEqual([20, 24]);
  expect(steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with).toMatchObject({
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the workflow's own placeholder.
    'node-version': '${{ matrix.node }}',
  });
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['.ci/run']);
  expect(() => accessSync(join(root, '.ci/run'), constants.X_OK)).not.toThrow();
});

test('no job of a workflow runs without end', () => {
  const jobs = readdirSync(folder).flatMap((name) => Object.values(read(name).jobs));
  expect(jobs.filter((job) => !((job['timeout-minutes'] ?? Infinity) <= 60))).toEqual([]);
});
