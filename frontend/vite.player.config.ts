// Bundles the player into one classic script and one style sheet, for engine/scorm to embed.
// Run it through player/build.mjs, which also brings the schemas.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('player', import.meta.url)),
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../engine/scorm/assets', import.meta.url)),
    emptyOutDir: false,
    // What school and office browsers of the last years can run; no module, so that it also runs
    // from a folder (file://) and under LMSs that serve scripts with a wrong type.
    target: 'es2019',
    minify: true,
    cssMinify: true,
    sourcemap: false,
    lib: {
      entry: 'main.ts',
      formats: ['iife'],
      name: 'TriviumPlayer',
      fileName: () => 'player.js',
      cssFileName: 'player',
    },
  },
});
