import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the bundled models stand, from the built command (dist/cli) and from the sources (src/cli). */
export function modelsFolder(): string {
  const folder = fileURLToPath(new URL('../../public/models', import.meta.url));
  return existsSync(folder) ? folder : fileURLToPath(new URL('../web/models', import.meta.url));
}
