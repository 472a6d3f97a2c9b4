import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { launchBrowser } from '../browser/browser.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { readSnippets, root } from './readme.ts';

let app: TestApp;
let client: TestClient;
let browser: Browser;
let pages: Server;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), launchBrowser()]);
  client = await signUp(app.url);
});
afterAll(async () => {
  pages?.close();
  await browser?.close();
  await client.close();
  await app.close();
});

/** The text as a file of a program of React's, for a browser. */
async function bundle(text: string): Promise<string> {
  const entry = join(root, 'program.tsx');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? text : null),
      },
    ],
    build: { write: false, minify: false, rollupOptions: { input: entry } },
  });
  if (!('output' in result)) throw new Error('Expected one bundle.');
  return result.output[0].code;
}

/** A page of somebody else's server; its address. */
async function servePage(script: string): Promise<string> {
  pages = createServer((request, response) => {
    const isScript = request.url === '/program.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><main></main><script type="module" src="/program.js"></script>',
    );
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(pages.address() as AddressInfo).port}/`;
}

test("README's program with urql, on another page, asks and is told the progress", async () => {
  const { data } = await client.upload(await makePicture({ width: 320, height: 240 }), {
    recipes: [{ removeBackground: {} }],
  });
  const jobId = data!.uploadImage.jobs.find(({ kind }) => kind === 'PROCESS_IMAGE')!.id;
  const snippet = (await readSnippets(app.url))['In a React program with urql:']!;
  const script = await bundle(`
    import { createRoot } from 'react-dom/client';
    import { Provider, useQuery } from 'urql';
    const key = ${JSON.stringify(client.apiKey)};
    ${snippet.text}
    function Viewer() {
      const [{ data, error }] = useQuery({ query: '{ viewer { id } }' });
      return <output>{data?.viewer?.id ?? error?.message}</output>;
    }
    createRoot(document.querySelector('main')!).render(
      <Provider value={client}><Stage id=${JSON.stringify(jobId)} /><Viewer /></Provider>,
    );`);
  const page = await browser.newPage();
  await page.goto(await servePage(script));
  await page.getByText('DONE').waitFor({ state: 'attached', timeout: 20_000 });
  expect(await page.locator('progress').getAttribute('value')).toBe('1');
  expect(await page.locator('output').textContent()).toMatch(/^acc_/);
});
