// npm start: installs and builds what is missing, then serves the workbench on this machine.
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { runMain } from './lib/main.mjs';
import { openBrowser } from './lib/openBrowser.mjs';
import { ROOT } from './lib/paths.mjs';
import { serveFolder } from './lib/serve.mjs';

await runMain(async () => {
  requireNode();
  await ensureInstalled();
  await ensureBuilt('web');
  await ensureBuilt('cli');
  const { port, close } = await serveFolder(path.join(ROOT, 'dist/web'));
  const url = `http://localhost:${port}`;
  console.log(`DELIFT Workbench at ${url}`);
  openBrowser(url);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
});
