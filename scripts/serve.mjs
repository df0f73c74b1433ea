// Serves the build as it lies in dist/web: node scripts/serve.mjs [--port 5199]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './lib/paths.mjs';
import { serveFolder } from './lib/serve.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const { port } = await serveFolder(
  path.join(ROOT, 'dist/web'),
  values.port === undefined ? {} : { port: Number(values.port) },
);
console.log(`DELIFT Workbench at http://localhost:${port}`);
