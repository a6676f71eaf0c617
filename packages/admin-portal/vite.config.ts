import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the server under development listens, for `npm run dev:portal`. */
const SERVER = process.env.WAYMARK_URL ?? 'http://127.0.0.1:8080';

/** The server takes changes from its own pages only: the page of the development server passes for one. */
const toServer = { target: SERVER, changeOrigin: true, headers: { origin: SERVER } };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/portal/',
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: { '/api': toServer, '/oidc': toServer, '/ido': toServer, '/healthz': toServer },
  },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    // A policy without data: for scripts and styles needs them as files.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
