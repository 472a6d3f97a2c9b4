/** What whoever does the work may use: all that does not itself serve a caller or wait for work. */
const beneathServices = [
  'base',
  'collage',
  'drawing',
  'context',
  'scope',
  'schema',
  'signing',
  'tool',
  'events',
] as const;

interface Rule {
  at: RegExp;
  imports: readonly string[];
  typesOnly?: boolean;
  /** Whether its folders know nothing of each other. */
  isApart?: boolean;
}

const beneathSession = ['client gql', 'client format', 'client ui', 'client api'] as const;
const beneathRooms = [...beneathSession, 'client word', 'client session'] as const;

/** Which way imports run: a layer may import itself and the layers it names. The order is DESIGN's, lowest first. */
const layers = {
  // Where pictures lie on a collage: computing alone.
  collage: { at: /^src\/collage\//, imports: [] },
  // How a stroke is written down.
  drawing: { at: /^src\/brush\/(grid|stroke)\.ts$/, imports: [] },
  // What a mask becomes by the picture under it: computing alone, the same in a child and in a browser.
  brush: { at: /^src\/brush\/(?!(grid|stroke)\.ts$)/, imports: ['drawing'] },
  base: { at: /^src\/(errors\.ts$|config\/)/, imports: [] },
  context: {
    at: /^src\/context\/context\.ts$/,
    imports: ['base', 'scope', 'events', 'service', 'tool'],
    typesOnly: true,
  },
  schema: { at: /^src\/schema\//, imports: ['base', 'collage'] },
  scope: { at: /^src\/context\//, imports: ['base', 'context', 'schema', 'events'] },
  signing: { at: /^src\/tools\/signing\//, imports: ['base'] },
  tool: { at: /^src\/tools\//, imports: ['base', 'brush', 'collage', 'drawing', 'signing'], isApart: true },
  events: { at: /^src\/events\//, imports: ['base', 'schema', 'tool'] },
  service: { at: /^src\/services\//, imports: beneathServices },
  resolver: { at: /^src\/resolvers\//, imports: ['base', 'context', 'schema', 'service'] },
  job: { at: /^src\/jobs\//, imports: [...beneathServices, 'service'] },
  migration: { at: /^migrations\//, imports: [] },
  database: { at: /^src\/database\.ts$/, imports: ['schema', 'migration', 'tool'] },
  door: { at: /^src\/http\//, imports: [...beneathServices, 'service', 'resolver'] },
  app: { at: /^src\/app\.ts$/, imports: [...beneathServices, 'service', 'job', 'database', 'door'] },
  main: { at: /^src\/(main|run)\.ts$/, imports: ['base', 'app'] },
  'client gql': { at: /^client\/src\/gql\//, imports: [] },
  'client format': { at: /^client\/src\/format\//, imports: [] },
  'client ui': { at: /^client\/src\/(ui|theme)\//, imports: ['client format'] },
  'client api': { at: /^client\/src\/api\//, imports: ['client gql'] },
  // What pages have in common to say: an error, a picture, a recipe, a job.
  'client word': {
    at: /^client\/src\/(problem|image|recipe|job)\//,
    imports: beneathSession,
  },
  'client session': { at: /^client\/src\/session\//, imports: [...beneathSession, 'client word'] },
  // What makes pictures smaller, for the app and for guests; `compressor-feature` is the app's way to it.
  'client pixels': { at: /^client\/src\/upload\/compress\/(?!compressor-feature\.ts$)/, imports: [] },
  // What works for every page: live updates, lists, the tray, putting pictures into galleries.
  'client engine': {
    at: /^client\/src\/(live|list|upload|gallery)\//,
    imports: [...beneathRooms, 'client collage', 'client pixels', 'brush', 'drawing'],
  },
  // A collage is drawn alike by the editor, on the public page and in what is exported.
  'client collage': { at: /^client\/src\/collage\//, imports: ['client gql', 'client format'] },
  // Pages of their own, for strangers: nothing of the app is in them.
  'client public': {
    at: /^client\/src\/public\//,
    imports: ['client gql', 'client format', 'client collage', 'client pixels'],
  },
  // The others: a page each.
  'client room': {
    at: /^client\/src\/(?!app\/)[^/]+\//,
    imports: [...beneathRooms, 'client collage', 'client engine', 'brush', 'drawing'],
    isApart: true,
  },
  'client app': {
    at: /^client\/src\/(app\/|main\.tsx$)/,
    imports: [...beneathRooms, 'client engine', 'client room'],
  },
} as const satisfies Record<string, Rule>;

type Layer = keyof typeof layers;

export interface Import {
  from: string;
  to: string;
  isType: boolean;
}

const importPattern = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]/gm;

/** The relative imports of a source file; paths are from the root of the project. */
export function findImports(path: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map(([, type, target]) => ({
    from: path,
    to: new URL(target as string, `file:///${path}`).pathname.slice(1),
    isType: Boolean(type),
  }));
}

/** Each fragment that a file spreads is an import from the file that has it, though the compiler of documents asks for none. */
export function findSpreads(files: readonly { path: string; text: string }[]): Import[] {
  const homes = new Map(
    files.flatMap(({ path, text }) =>
      [...text.matchAll(/\bfragment (\w+) on \w+ \{/g)].map(([, name]) => [name, path] as const),
    ),
  );
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/^\s+\.\.\.([A-Z]\w*)$/gm)].flatMap(([, name]) => {
      const home = homes.get(name as string);
      return home && home !== path ? [{ from: path, to: home, isType: true }] : [];
    }),
  );
}

/** What is wrong with an import, or null. */
export function judgeImport({ from, to, isType }: Import): string | null {
  const [source, target] = [layerOf(from), layerOf(to)];
  if (!source || !target) return `${source ? to : from} is in no layer of test/house/import-rule.ts`;
  const rule: Rule = layers[source];
  if (rule.typesOnly && !isType) return `${from} may import types only, and imports ${to}`;
  if (source === target && rule.isApart && folderOf(from) !== folderOf(to))
    return `${from} is a ${source} and imports another, ${to}`;
  if (source === target || rule.imports.includes(target)) return null;
  return `${from} (${source}) may not import ${to} (${target})`;
}

export function layerOf(path: string): Layer | null {
  return (Object.keys(layers) as Layer[]).find((name) => layers[name].at.test(path)) ?? null;
}

function folderOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/** Files that import one another in a circle, types or not: each circle once, as the paths along it. */
export function findCircles(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string) => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const { to } of targets.get(file) ?? []) visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of targets.keys()) visit(file);
  return circles;
}
