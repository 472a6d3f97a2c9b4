import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const packages = join(root, 'node_modules');
const core = join(packages, '@mantine/core');
const read = (path: string) => readFileSync(path, 'utf8');

const sources = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => read(join(root, 'client/src', name)));
const list = read(join(root, 'client/src/theme/mantine-styles.ts'));
const listed = [...list.matchAll(/^import '(.+)';$/gm)].map(([, path]) => path);

interface Import {
  names: string[];
  from: string;
}

function readImports(text: string): Import[] {
  const imports = [...text.matchAll(/^import (?!type )(?:([^'"]+) from )?['"]([^'"]+)['"];$/gm)];
  return imports.map(([, taken = '', from = '']) => ({
    names: taken
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim().split(' as ')[0] as string)
      .filter((name) => name !== '' && !name.startsWith('type ')),
    from,
  }));
}

/** The file of each component, by its name: Mantine's index imports every one from where it is defined. */
const definedAt = new Map(
  readImports(read(join(core, 'esm/index.mjs'))).flatMap(({ names, from }) =>
    names.map((name) => [name, join(core, 'esm', from)]),
  ),
);

/** Of what is taken from a package of Mantine's; of all but the core it is the whole package. */
function locate({ names, from }: Import): string[] {
  if (!/^@mantine\/(?!hooks$)[\w-]+$/.test(from)) return [];
  if (from !== '@mantine/core') return [join(packages, from, 'esm/index.mjs')];
  return names.map((name) => {
    const path = definedAt.get(name);
    if (!path) throw new Error(`The index of @mantine/core has no ${name}.`);
    return path;
  });
}

/** A component is built of those its files import, and theirs. */
function follow(path: string, found: Set<string>): void {
  if (found.has(path) || !path.endsWith('.mjs')) return;
  found.add(path);
  for (const one of readImports(read(path))) {
    const next = one.from.startsWith('.') ? [join(path, '..', one.from)] : locate(one);
    for (const target of next) follow(target, found);
  }
}

const whole = read(join(core, 'styles.css'));
function positionOf(sheet: string): number {
  const position = whole.indexOf(read(join(packages, sheet)).trim());
  if (position === -1) throw new Error(`${sheet} is no part of Mantine's styles.css.`);
  return position;
}

/** The stylesheets of what these sources use: Mantine's in the order of its own file, then those of its other packages. */
function findStyles(texts: string[]): string[] {
  const files = new Set<string>();
  for (const path of texts.flatMap(readImports).flatMap(locate)) follow(path, files);
  const named = [...files].filter((path) => path.endsWith('.module.mjs'));
  const inCore = named.filter((path) => path.startsWith(core));
  const others = named.filter((path) => !path.startsWith(core));
  return [
    ...['baseline', 'default-css-variables', 'global', ...inCore.map((path) => basename(path, '.module.mjs'))]
      .map((name) => `@mantine/core/styles/${name}.css`)
      .sort((a, b) => positionOf(a) - positionOf(b)),
    ...others.map((path) => `@mantine/${basename(join(path, '../..'))}/styles.css`).sort(),
  ];
}

test('the client has the styles of the components of Mantine it uses, in their order, and no others', () => {
  expect(listed).toEqual(findStyles(sources));
});

test('what a component is built of is found, and comes before it', () => {
  const sheets = findStyles(["import { Menu,\n  type MenuProps } from '@mantine/core';"]);
  const names = sheets.map((sheet) => basename(sheet, '.css'));
  expect(names.slice(0, 3)).toEqual(['baseline', 'default-css-variables', 'global']);
  expect(names).toContain('UnstyledButton');
  expect(names.indexOf('Popover')).toBeLessThan(names.indexOf('Menu'));
});

test('a name that Mantine does not have is not passed over', () => {
  expect(() => findStyles(["import { NoSuch } from '@mantine/core';"])).toThrow('no NoSuch');
});
