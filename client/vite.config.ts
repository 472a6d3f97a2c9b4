import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { doorPaths } from '../src/config/door-path.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The content security policy lets fonts and scripts come from files only, never from data: URLs.
  build: { outDir: '../dist/client', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
  server: {
    port: 5173,
    proxy: {
      ...Object.fromEntries(Object.values(doorPaths).map((path) => [path, server])),
      [doorPaths.graphql]: { target: server, ws: true },
    },
  },
});
