/** All that must hold before a change is taken, in the order of what it costs. With --no-tests, all but the tests. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const tsc = join(modules, 'typescript/bin/tsc');

const checks: [name: string, ...args: string[]][] = [
  ['style', join(modules, '@biomejs/biome/bin/biome'), 'check', '.'],
  ['settings in .env.example', 'scripts/write-env-example.ts', '--check'],
  ['build', 'scripts/build.ts'],
  ['types of tests and scripts', tsc, '-p', 'tsconfig.tools.json'],
  ['types of the client', tsc, '-p', 'client'],
  ['schema and generated types', 'scripts/write-generated.ts', '--check'],
  ['words and shapes of the schema', join(modules, 'eslint/bin/eslint.js'), 'schema.graphql'],
];
if (!process.argv.includes('--no-tests')) checks.push(['tests', join(modules, 'vitest/vitest.mjs'), 'run']);

for (const [name, ...args] of checks) {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(status ?? 1);
  }
  console.log(`ok, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
