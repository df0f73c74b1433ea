#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/cli/delift.mjs', import.meta.url);
if (!existsSync(fileURLToPath(built))) {
  process.stderr.write('delift is not built yet. Run "npm start" once (it installs and builds), then call it again.\n');
  process.exit(1);
}
await import(built.href);
