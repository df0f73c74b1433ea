import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

export interface ModuleServer {
  /** A page on which any source module can be imported. */
  readonly page: string;
  close(): Promise<void>;
}

/** Serves the source modules one by one, isolated like the application, so that a test can import them in a real page. */
export async function startModuleServer(): Promise<ModuleServer> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const server = await createServer({
    root,
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-modules',
    server: { port: 0, strictPort: false, hmr: false, watch: null },
  });
  await server.listen();
  const { port } = server.httpServer!.address() as { port: number };
  return { page: `http://localhost:${port}/e2e/support/harness.html`, close: () => server.close() };
}
