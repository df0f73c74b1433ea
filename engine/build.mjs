// Compiles engine/assembly to WebAssembly and writes it, as base64, where the selection core reads it.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const MODULE = path.join(FOLDER, '../src/core/selection/gainEngineBinary.ts');
const LINE = 120;

/** @returns {Promise<Uint8Array>} the compiled module; the same bytes for the same source and compiler. */
export async function compileEngine() {
  const options = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--maximumMemory', '65536', '--use', 'abort=', '--outFile', 'gain.wasm'];
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(['assembly/gain.ts', ...options], {
    readFile: (name) => readFile(path.join(FOLDER, name), 'utf8').catch(() => null),
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm') && contents instanceof Uint8Array) binary = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined) throw new Error(`The gain engine does not compile.\n${stderr.toString()}`);
  return binary;
}

/** @param {Uint8Array} binary */
export function moduleText(binary) {
  const text = Buffer.from(binary).toString('base64');
  const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    '// Written by `npm run build:engine` from engine/assembly/gain.ts; a test compares the two.',
    '/** The WebAssembly gain engine, base64 in lines. */',
    'export const GAIN_ENGINE_BASE64: readonly string[] = [',
    ...lines.map((line) => `  '${line}',`),
    '];',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = await compileEngine();
  await writeFile(MODULE, moduleText(binary));
  console.log(`${binary.length} bytes of WebAssembly in ${path.relative(process.cwd(), MODULE)}`);
}
