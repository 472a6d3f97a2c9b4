import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Package {
  name: string;
  license?: string;
  /** Of what is needed only to develop. */
  dev?: boolean;
  hasInstallScript?: boolean;
}

const readJson = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', name), 'utf8'));
const { '': project, ...locked } = readJson('package-lock.json').packages as Record<string, Package>;
const packages = Object.entries(locked).map(([path, one]) => ({
  ...one,
  name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
}));

/** May be shipped with what is under the MIT License. */
const permissive = [
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
];
/** These name theirs in the notation of old, which a lockfile does not keep. */
const named: Record<string, string> = { busboy: 'MIT', streamsearch: 'MIT' };

test('what is shipped is under licences that let it be, and libvips, as sharp brings it, under the LGPL', () => {
  const asked = packages
    .filter(({ dev }) => !dev)
    .map(({ name, license }) => ({ name, license: license ?? named[name] ?? 'none' }))
    .filter(
      ({ license }) => !license.split(/[() ]+|AND|OR/).every((one) => !one || permissive.includes(one)),
    );
  expect(asked.length).toBeGreaterThan(0);
  for (const { name, license } of asked) {
    expect(name).toMatch(/^@img\/sharp-/);
    expect(license).toContain('LGPL-3.0-or-later');
  }
});

test('of every package that would run a script when it is installed, it is decided whether it may', () => {
  expect(project).toBeDefined();
  const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  expect(Object.keys(readJson('package.json').allowScripts).toSorted()).toEqual(scripted.toSorted());
});
