import { type ExecFileException, execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import codegen from '../../codegen.ts';
import { queryLimits } from '../../src/config/query-limit.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { makePicture } from '../picture.ts';
import { readSnippets, root, type Snippet } from './readme.ts';

/** What the README tells programs to do, word for word, as a person with a terminal does it. */
const run = promisify(execFile);
let app: TestApp;
let snippets: Record<string, Snippet>;
/** What has been exported in the terminal. */
const env: Record<string, string> = {};
/** A terminal remembers them, and each part of a snippet has a shell of its own. */
const functions = new Set<string>();

beforeAll(async () => {
  app = await startTestApp();
  snippets = await readSnippets(app.url);
  await writeFile(join(app.dataDir, 'photo.jpg'), await makePicture({ width: 320, height: 240 }));
});
afterAll(() => app.close());

const canRunShell = await run('sh', ['-c', 'curl --version']).then(
  () => true,
  () => false,
);

interface Printed {
  data: Record<string, Record<string, unknown>>;
}

/** Runs the commands. What an `export` leaves open (`…`) is taken from what was printed before it. */
async function runShell({ text }: Snippet, fill: Record<string, (printed: Printed) => string> = {}) {
  let printed: Printed = { data: {} };
  for (const [one] of text.matchAll(/^\w+\(\) \{.*\}$/gm)) functions.add(one);
  for (const part of text.split(/^(?=export )|(?<=^export .*\n)/m)) {
    const names = part.startsWith('export ')
      ? [...part.matchAll(/(\w+)=\S*…/g)].map(([, name]) => name!)
      : [];
    if (names.length > 0) for (const name of names) env[name] = fill[name]!(printed);
    else {
      const options = { cwd: app.dataDir, env: { ...process.env, ...env } };
      for (const line of (
        await run('sh', ['-ec', `${[...functions].join('\n')}\n${part}`], options)
      ).stdout.split('\n'))
        if (line) printed = JSON.parse(line) as Printed;
    }
  }
  return printed;
}

/** The id of the job of this kind in a payload that was printed. */
const jobOf = ({ jobs }: Record<string, unknown> = {}) =>
  (jobs as { id: string; kind: string }[]).find(({ kind }) => kind === 'PROCESS_IMAGE')!.id;

async function watchFromNode(jobId: string): Promise<string> {
  const { text } = snippets['Watch it from Node']!;
  const done = run(process.execPath, ['--input-type=module', '-', jobId], {
    cwd: root,
    env: { ...process.env, ...env },
    timeout: 25_000,
  });
  done.child.stdin?.end(text);
  return (await done.catch((error: ExecFileException) => Promise.reject(new Error(`${error.stderr}`))))
    .stdout;
}

test.runIf(canRunShell)(
  'with curl: a key, an upload, another past the API; from Node: its progress',
  async () => {
    await runShell(snippets['']!, { KEY: ({ data }) => data.signUp!.secret as string });
    expect(env.KEY).toMatch(/^pst_/);
    const { data } = await runShell(snippets['Upload with curl']!);
    expect(await watchFromNode(jobOf(data.uploadImage))).toMatch(/SUCCEEDED DONE 100 % http/);
    const past = await runShell(snippets['Upload past the API']!, {
      UPLOAD: ({ data }) => (data.createUpload!.upload as { id: string }).id,
      URL: ({ data }) => (data.createUpload!.upload as { target: { url: string } }).target.url,
    });
    expect(await watchFromNode(jobOf(past.data.completeImageUpload))).toMatch(/SUCCEEDED DONE 100 % http/);
  },
);

test.runIf(canRunShell)('a wishlist, by curl', async () => {
  const [snippet] = Object.values(await readSnippets(app.url, 'Make a wishlist'));
  await runShell(snippets['']!, { KEY: ({ data }) => data.signUp!.secret as string });
  type Made = { wishlist: { id: string; slug: string } };
  const printed = await runShell(snippet!, {
    LIST: ({ data }) => (data.createWishlist as unknown as Made).wishlist.id,
    SLUG: ({ data }) => (data.createWishlist as unknown as Made).wishlist.slug,
    IMAGE: ({ data }) => (data.uploadImage!.image as { id: string }).id,
  });
  expect(printed.data.wishlist).toMatchObject({
    url: expect.stringContaining('/w/'),
    items: [{ name: 'Vase' }, { name: 'Tea' }],
  });
});

test.runIf(canRunShell)('a spreadsheet and its result, by curl', async () => {
  const [snippet] = Object.values(await readSnippets(app.url, 'Spreadsheets of pictures'));
  await writeFile(join(app.dataDir, 'vases.csv'), 'sku;image\r\nA-1;http://10.0.0.1/inside.jpg\r\nA-2;\r\n');
  await runShell(snippets['']!, { KEY: ({ data }) => data.signUp!.secret as string });
  const { data } = await runShell(snippet!, {
    BATCH: ({ data }) => (data.createBatch!.batch as { id: string }).id,
  });
  // At any time: of rows that are not read yet there is nothing in it.
  const read = async () => (await fetch(data.batch!.resultUrl as string)).text();
  await expect.poll(read).toMatch(/^sku;image;Output Image Urls;Status;.*\r\nA-1;/);
});

test.runIf(canRunShell)(
  'a picture and its masks, by curl, and a cutout that is fixed by a program',
  async () => {
    const [first, past, fix] = Object.values(
      await readSnippets(app.url, 'Masks: fix a cutout, or bring your own'),
    );
    await writeFile(
      join(app.dataDir, 'mask.png'),
      await makePicture({ width: 320, height: 240, format: 'png' }),
    );
    await runShell(snippets['']!, { KEY: ({ data }) => data.signUp!.secret as string });
    const walked = await runShell(first!, {
      IMAGE: ({ data }) => (data.uploadImage!.image as { id: string }).id,
    });
    type Node = { label: string; url: string; svg: string };
    const [mask] = (walked.data.image!.masks as { nodes: Node[] }).nodes;
    expect(mask).toMatchObject({ label: 'cup' });
    for (const url of [walked.data.image!.url as string, mask!.url, mask!.svg])
      expect((await fetch(url)).status).toBe(200);
    const sent = await runShell(past!, {
      UPLOAD: ({ data }) => (data.createUpload!.upload as { id: string }).id,
      URL: ({ data }) => (data.createUpload!.upload as { target: { url: string } }).target.url,
    });
    expect(sent.data.createMask).toMatchObject({ wasKnown: false });
    const program = run(process.execPath, ['--input-type=module', '-', env.IMAGE!], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    program.child.stdin?.end(fix!.text);
    expect(await watchFromNode((await program).stdout.trim())).toMatch(/SUCCEEDED DONE 100 % http/);
  },
);

test('the scalars that are told for code generation are those of the client', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const [, told = ''] = /`scalars: (\{[^`]*\})`/.exec(readme) ?? [];
  const generated = codegen.generates['client/src/gql/'] as { config: { scalars: Record<string, string> } };
  const { scalars } = generated.config;
  const written = Object.entries(scalars).map(([name, type]) => `${name}: '${type}'`);
  expect(told.replace(/\s+/g, ' ')).toBe(`{ ${written.join(', ')} }`);
});

test('what is told to be embedded is every type without an id that is not a page or a payload', async () => {
  const { text } = snippets["With urql's normalised cache"]!;
  const keys = new Function(`${text}; return keys;`)() as Record<string, () => null>;
  const schema = buildSchema(await readFile(join(root, 'schema.graphql'), 'utf8'));
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const isOther = /^__|^(Query|Mutation|Subscription)$|(Payload|Connection|Edge|PageInfo)$/;
  const embedded = types.filter((type) => !type.getFields().id).map(({ name }) => name);
  expect(Object.keys(keys).sort()).toEqual(embedded.filter((name) => !isOther.test(name)).sort());
});

test('what a document may ask is told as it is', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const { aliases, tokens, depth, cost } = queryLimits;
  const figures = [aliases, tokens, depth, cost].map((figure) => figure.toLocaleString('en'));
  expect(readme).toContain(
    `One document may have ${figures[0]} aliases, ${figures[1]} tokens, ${figures[2]} levels and cost ${figures[3]} points`,
  );
});
