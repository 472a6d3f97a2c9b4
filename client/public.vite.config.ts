import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type DocumentNode, print } from 'graphql';
import { defineConfig, type Plugin } from 'vite';
import { graphql } from './src/gql/gql.ts';

/** The pages of src/public ask with the texts of their documents: what reads them anew is longer than the page's own script. */
const documentTexts: Plugin = {
  name: 'document-texts',
  enforce: 'pre',
  transform: {
    filter: { id: /\/client\/src\/public\/.+\.tsx?$/, code: 'graphql(`' },
    handler: (code) => code.replace(/\bgraphql\(`([^`]*)`\)/g, (_call, text) => writeText(text)),
  },
};

function writeText(text: string): string {
  const document = graphql(text) as object;
  if (!('kind' in document)) throw new Error(`"npm run generate" has not seen this document yet: ${text}`);
  return JSON.stringify(print(document as DocumentNode).replace(/\s+/g, ' '));
}

/** By what a page is of. */
const entries = { gallery: 'src/public/main.tsx', wishlist: 'src/public/wishlist/main.tsx' };
const assets = join(import.meta.dirname, '../dist/client');

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[] }>;

/** What the build for browsers has called its files. */
function findEntries() {
  const manifest: Manifest = JSON.parse(readFileSync(join(assets, '.vite/manifest.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(entries).map(([thing, entry]) => {
      const styles = findStyles(manifest, entry).map((path) => `/${path}`);
      return [thing, { script: `/${manifest[entry]?.file}`, styles }];
    }),
  );
}

/** Those of what it shares with the other come first. */
function findStyles(manifest: Manifest, name: string): string[] {
  const { css = [], imports = [] } = manifest[name] ?? {};
  return [...new Set([...imports.flatMap((shared) => findStyles(manifest, shared)), ...css])];
}

/** Twice: for browsers, beside the client's own files, and then for the server, which draws the same pages. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [documentTexts, react()],
  define: isSsrBuild
    ? { publicEntry: JSON.stringify(findEntries()), 'process.env.NODE_ENV': '"production"' }
    : {},
  // Nothing of it is among the server's own packages.
  ssr: { noExternal: true },
  build: isSsrBuild
    ? { outDir: '../dist/public', emptyOutDir: true, target: 'node22' }
    : {
        outDir: assets,
        emptyOutDir: false,
        manifest: true,
        assetsInlineLimit: 0,
        target: 'es2022',
        modulePreload: { polyfill: false },
        rolldownOptions: { input: Object.values(entries) },
      },
}));
