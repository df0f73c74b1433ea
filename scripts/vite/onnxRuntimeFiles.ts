import { createReadStream } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** `onnxruntime-web/wasm` loads the plain pair, `onnxruntime-web/webgpu` the asyncify pair. */
const RUNTIME_FILES = [
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
  'ort-wasm-simd-threaded.asyncify.mjs',
  'ort-wasm-simd-threaded.asyncify.wasm',
] as const;

function sourceOf(file: string): string {
  return require.resolve(`onnxruntime-web/${file}`);
}

function contentTypeOf(file: string): string {
  return file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
}

async function send(file: string, response: ServerResponse, headers: OutgoingHttpHeaders): Promise<void> {
  const source = sourceOf(file);
  const { size } = await stat(source);
  response.writeHead(200, { ...headers, 'Content-Type': contentTypeOf(file), 'Content-Length': size });
  await pipeline(createReadStream(source), response);
}

/** Serves the runtime's WebAssembly files at `/ort/` in development and copies them to `ort/` in the build. */
export function onnxRuntimeFiles(): Plugin {
  let outDir = '';
  return {
    name: 'onnx-runtime-files',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir, 'ort');
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const requested = (request.url ?? '').split('?')[0];
        const file = RUNTIME_FILES.find((name) => requested === `/ort/${name}`);
        if (file === undefined) next();
        else send(file, response, server.config.server.headers).catch(next);
      });
    },
    async writeBundle() {
      await mkdir(outDir, { recursive: true });
      await Promise.all(RUNTIME_FILES.map((file) => copyFile(sourceOf(file), path.join(outDir, file))));
    },
  };
}
