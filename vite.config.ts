import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { contentPolicy } from './scripts/vite/contentPolicy.ts';
import { onnxRuntimeFiles } from './scripts/vite/onnxRuntimeFiles.ts';
import { texts } from './scripts/vite/texts.ts';

// SharedArrayBuffer, and with it threads in WebAssembly, needs a cross-origin isolated page.
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export default defineConfig({
  // Relative, so that any static host can serve the build from any folder; routes live in the hash.
  base: './',
  plugins: [texts(), react(), onnxRuntimeFiles(), contentPolicy()],
  resolve: {
    // Picks the onnxruntime-web entries that load their WebAssembly from `wasmPaths`. The default entries name the
    // file with `new URL`, and the bundler would emit a second copy of 27 MB.
    conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
  },
  optimizeDeps: { exclude: ['onnxruntime-web', '@huggingface/transformers'] },
  worker: { format: 'es' },
  server: { host: 'localhost', port: 5173, headers: isolation },
  preview: { host: 'localhost', headers: isolation },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy forbids data: for everything but images.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // Two pages: the workbench, and the one that may fetch.
      input: ['index.html', 'fetch.html'],
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
});
