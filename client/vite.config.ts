import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { doorPaths } from '../src/config/door-path.ts';
import { graphql } from './src/gql/gql.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

/**
 * Writes each document into the module that asks it. The generated table of all of them is one module, which the start
 * would have to load for every page, with each text a second time as its key.
 */
const inlineDocuments: Plugin = {
  name: 'inline-documents',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/client\/src\/(?!gql\/).+\.tsx?$/, code: 'graphql(`' },
    handler: (code) => code.replace(/\bgraphql\(`([^`]*)`\)/g, (_call, text) => writeDocument(text)),
  },
};

function writeDocument(text: string): string {
  const document = graphql(text) as object;
  if (!('kind' in document)) throw new Error(`"npm run generate" has not seen this document yet: ${text}`);
  return `(${JSON.stringify(document)})`;
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [inlineDocuments, react()],
  // The content security policy lets fonts and scripts come from files only, never from data: URLs.
  build: { outDir: '../dist/client', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
  server: {
    port: 5173,
    proxy: {
      ...Object.fromEntries(
        Object.values(doorPaths).map((path) => [
          `^${path}(?=[/?]|$)`,
          { target: server, ws: path === doorPaths.graphql },
        ]),
      ),
      // Of the public pages, which the server draws with what was built of them.
      '^/assets/': server,
    },
  },
});
