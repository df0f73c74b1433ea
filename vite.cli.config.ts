import { defineConfig } from 'vite';

/** The command line: one file for Node; packages stay in node_modules. */
export default defineConfig({
  publicDir: false,
  ssr: { external: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'delift.mjs', chunkFileNames: '[name]-[hash].mjs' } },
  },
});
