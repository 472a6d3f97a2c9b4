import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCircles, findImports, findSpreads, judgeImport, layerOf } from './import-rule.ts';

const root = join(import.meta.dirname, '../..');
const isGenerated = (path: string) => path.startsWith('client/src/gql/');

const sources = ['src', 'migrations', 'client/src', 'test', 'scripts', 'bench', 'deploy']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.tsx?$/.test(path) && !isGenerated(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
/** All that meets pixels runs in processes of its own. */
const childFolder = 'src/tools/imaging/child/';
const house = sources.filter(({ path }) => /^(src|migrations|client)\//.test(path));

test('imports run one way', () => {
  const wrong = house.flatMap(({ path, text }) => findImports(path, text)).map(judgeImport);
  expect(wrong.filter((judgement) => judgement !== null)).toEqual([]);
});

test('fragments are spread one way too', () => {
  const spreads = findSpreads(house.filter(({ path }) => path.startsWith('client/')));
  expect(spreads.length).toBeGreaterThan(20);
  expect(spreads.map(judgeImport).filter((judgement) => judgement !== null)).toEqual([]);
});

test('a fragment of a page that is spread beneath it is found', () => {
  const files = [
    { path: 'client/src/library/tile.ts', text: 'fragment Tile on Image {\n' },
    { path: 'client/src/upload/send.ts', text: '  image {\n    ...Tile\n  }\n' },
  ];
  expect(findSpreads(files).map(judgeImport)).toEqual([expect.any(String)]);
});

test('no files import one another in a circle', () => {
  expect(findCircles(house.flatMap(({ path, text }) => findImports(path, text)))).toEqual([]);
});

test('a circle is found', () => {
  const imports = [
    ['a.ts', 'b.ts'],
    ['b.ts', 'c.ts'],
    ['c.ts', 'b.ts'],
  ].map(([from = '', to = '']) => ({ from, to, isType: false }));
  expect(findCircles(imports)).toEqual([['b.ts', 'c.ts', 'b.ts']]);
});

test.each([
  ['src/services/image/original.ts', "import { startWorker } from '../../jobs/worker.ts';"],
  ['src/services/image/original.ts', "import { ImageResolver } from '../../resolvers/image.ts';"],
  ['src/resolvers/job.ts', "import { jobKinds } from '../jobs/job-kind.ts';"],
  ['src/schema/image.ts', "import { addImage } from '../services/upload/upload-image.ts';"],
  ['src/tools/storage/check.ts', "import { Image } from '../../schema/image.ts';"],
  ['src/tools/storage/check.ts', "import { createPool } from '../imaging/pool/pool.ts';"],
  ['src/tools/csv/read-rows.ts', "import { parseRemoteUrl } from '../remote/remote-url.ts';"],
  ['src/context/context.ts', "import { openEvents } from '../events/hub.ts';"],
  ['client/src/app/app.tsx', "import { parseConfig } from '../../../src/config/config.ts';"],
  ['client/src/format/measure.ts', "import { Logo } from '../ui/logo.tsx';"],
  ['client/src/ui/logo.tsx', "import { Shell } from '../app/shell.tsx';"],
  ['client/src/library/library-page.tsx', "import { useStudio } from '../studio/studio-feature.ts';"],
  ['client/src/library/library-page.tsx', "import { pages } from '../app/page-table.ts';"],
  ['client/src/upload/tray.ts', "import type { Studio } from '../studio/studio.ts';"],
  ['client/src/session/session.ts', "import { trayFeature } from '../upload/tray-feature.ts';"],
  ['client/src/job/job-words.ts', "import { useNode } from '../list/use-node.ts';"],
  ['client/src/collage/collage.tsx', "import { Logo } from '../ui/logo.tsx';"],
  ['client/src/public/mark.tsx', "import { Logo } from '../ui/logo.tsx';"],
  ['client/src/public/ask.ts', "import { createApiClient } from '../api/client.ts';"],
  ['client/src/library/library-page.tsx', "import { PhotoRows } from '../public/photo-rows.tsx';"],
  ['client/src/api/client.ts', "import { apiKeyState } from '../session/api-key.ts';"],
  ['src/brush/walk.ts', "import type { Silhouette } from '../collage/silhouette.ts';"],
  ['src/services/image/original.ts', "import { walk } from '../../brush/walk.ts';"],
])('the rule finds a bad import in %s: %s', (path, line) => {
  expect(findImports(path, line).map(judgeImport)).toEqual([expect.any(String)]);
});

test('every source file of the server has a layer', () => {
  expect(house.map(({ path }) => path).filter((path) => layerOf(path) === null)).toEqual([]);
});

test('tools know neither the database mapper nor GraphQL', () => {
  const tools = house.filter(({ path }) => layerOf(path) === 'tool');
  expect(tools.filter(({ text }) => /from '(@mikro-orm|type-graphql|graphql|pg-boss)/.test(text))).toEqual(
    [],
  );
});

/** Types too: what is imported as a type today is imported for use tomorrow. */
const loadsPixels = ({ path, text }: { path: string; text: string }) =>
  !path.startsWith(childFolder) &&
  (/(from|import|import\(|require\()\s*['"](sharp|onnxruntime-node)\b/.test(text) ||
    findImports(path, text).some(({ to }) => to.startsWith(childFolder)));

test('only the children load sharp and onnxruntime', () => {
  const shipped = sources.filter(({ path }) => !/^(test|bench)\//.test(path));
  expect(shipped.filter(loadsPixels).map(({ path }) => path)).toEqual([]);
});

test.each([
  "import type { Sharp } from 'sharp';",
  "import 'sharp';",
  "const { InferenceSession } = await import('onnxruntime-node');",
  "import { render } from './child/render-plans.ts';",
])('loading them elsewhere is found: %s', (text) => {
  expect(loadsPixels({ path: 'src/tools/imaging/formats.ts', text })).toBe(true);
});

test('a drawing that has a name has a role, and only the page itself an id by which another could not go', () => {
  const client = house.filter(({ path }) => path.endsWith('.tsx'));
  const tags = client.flatMap(({ text }) => text.match(/<(?:Icon\w*|svg)\s[^>]*>/g) ?? []);
  expect(tags.filter((tag) => tag.includes('aria-label=') && !tag.includes('role='))).toEqual([]);
  expect(client.flatMap(({ text }) => text.match(/\sid="[^"]*"/g) ?? [])).toEqual([' id="main"']);
});

test('only the configuration reads the environment', () => {
  const readers = house.filter(({ path, text }) => path.startsWith('src/') && text.includes('process.env'));
  // A child is given what little of it Node needs to start.
  expect(readers.map(({ path }) => path)).toEqual([
    'src/config/heap-limit.ts',
    'src/config/load-config.ts',
    'src/tools/imaging/pool/child.ts',
  ]);
});

test('the server reads no cookie: that it has none to go by is why a request from any page is harmless', () => {
  const server = sources.filter(({ path }) => path.startsWith('src/'));
  const reads = /\bcookies?\b\s*[\]'"(]|\.cookies?\b|cookie-parser/i;
  const { text = '' } = server.find(({ path }) => path === 'src/http/doors/visited.ts') ?? {};
  expect(text.replace("'Set-Cookie': mark", '')).not.toMatch(reads);
  const others = server.filter(({ path }) => path !== 'src/http/doors/visited.ts');
  expect(others.filter(({ text }) => reads.test(text)).map(({ path }) => path)).toEqual([]);
});

test('the log speaks in events, each a noun and what was done', () => {
  const server = house.filter(({ path }) => path.startsWith('src/'));
  const events = server.flatMap(({ text }) =>
    [...text.matchAll(/\bevent: '([^']*)'/g)].map(([, event = '']) => event),
  );
  expect(events.length).toBeGreaterThan(30);
  expect(events.filter((event) => !/^[a-z]+\.[a-z_]+$/.test(event))).toEqual([]);
  const mute = /\blog\.(?:debug|info|warn|error|fatal)\((?!\s*(?:line\b|\{\s*event\b))/;
  expect(server.filter(({ text }) => mute.test(text)).map(({ path }) => path)).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  expect(sources.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([]);
});

/** Who restores, removes, and tells what is gone from what never was. */
const seesWhatIsGone = [
  'src/context/webhook-loaders.ts',
  'src/services/access/find-node.ts',
  'src/services/gallery/restore-gallery.ts',
  'src/services/image/change-images.ts',
  'src/services/image/list-images.ts',
  'src/services/keeping/holders/batch.ts',
  'src/services/link/find-door.ts',
  'src/services/mask/hide-masks.ts',
  'src/services/rendition/rendition.ts',
  'src/services/upload/create-upload.ts',
  'src/services/watch/expiry-clock.ts',
  'src/services/wishlist/restore-wishlist.ts',
];

test('nobody else looks at what is gone', () => {
  const switching = house
    .filter(({ path, text }) => path.startsWith('src/') && /\balive: (?!true\b)/.test(text))
    .map(({ path }) => path);
  expect(switching.sort()).toEqual(seesWhatIsGone);
});
