// npm run dev: installs what is missing, then serves the sources with Vite.
import { ensureInstalled, requireNode } from './lib/install.mjs';
import { runMain } from './lib/main.mjs';
import { runPackage } from './lib/run.mjs';

await runMain(async () => {
  requireNode();
  await ensureInstalled();
  process.exitCode = await runPackage('vite/bin/vite.js', process.argv.slice(2));
});
