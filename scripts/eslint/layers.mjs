/**
 * Who may import whom: one entry per folder, as in docs/contributing.md. What is not listed is forbidden.
 *
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} folder inside src; `*` makes each folder there a layer of its own
 * @property {string[]} layers other layers that it may import
 * @property {string[]} packages packages that it may import; `node:*` are Node's own modules
 * @property {{ file: string, packages: string[] }[]} [onlyIn] packages for one of its files alone
 */

const CORE_BELOW_EXPORT = [
  'core/base',
  'core/dataset',
  'core/remote',
  'core/prompt',
  'core/model',
  'core/kernel',
  'core/scoring',
  'core/embedding',
  'core/selection',
  'core/recipe',
];
const CORE = [...CORE_BELOW_EXPORT, 'core/evaluation', 'core/export'];

const TEXTS = ['@lingui/core', '@lingui/react'];
const COMPONENTS = [...TEXTS, 'react', '@mantine/*', '@tabler/icons-react'];
const MODEL_WEB = ['onnxruntime-web', '@huggingface/transformers', 'idb'];
const SCREENS = [...COMPONENTS, 'react-router', 'react-dropzone', '@tanstack/react-virtual'];

/** @type {Layer[]} */
export const LAYERS = [
  { name: 'core/base', folder: 'core/base', layers: [], packages: [] },
  { name: 'core/dataset', folder: 'core/dataset', layers: ['core/base'], packages: ['fflate', 'hyparquet', 'hyparquet-compressors', 'eld'] },
  { name: 'core/remote', folder: 'core/remote', layers: ['core/base', 'core/dataset'], packages: [] },
  { name: 'core/kernel', folder: 'core/kernel', layers: ['core/base'], packages: [] },
  { name: 'core/model', folder: 'core/model', layers: ['core/base'], packages: ['@huggingface/tokenizers', 'pbf'] },
  {
    name: 'core/prompt',
    folder: 'core/prompt',
    layers: ['core/base', 'core/dataset', 'core/model'],
    packages: ['@huggingface/jinja'],
  },
  {
    name: 'core/scoring',
    folder: 'core/scoring',
    layers: ['core/base', 'core/dataset', 'core/prompt', 'core/model', 'core/kernel'],
    packages: [],
  },
  {
    name: 'core/embedding',
    folder: 'core/embedding',
    layers: ['core/base', 'core/dataset', 'core/prompt', 'core/model', 'core/kernel'],
    packages: ['umap-js'],
  },
  { name: 'core/selection', folder: 'core/selection', layers: ['core/base', 'core/kernel'], packages: [] },
  { name: 'core/recipe', folder: 'core/recipe', layers: ['core/base', 'core/dataset', 'core/kernel', 'core/selection'], packages: [] },
  { name: 'core/evaluation', folder: 'core/evaluation', layers: CORE_BELOW_EXPORT, packages: [] },
  {
    name: 'core/export',
    folder: 'core/export',
    layers: ['core/base', 'core/dataset', 'core/kernel', 'core/scoring', 'core/selection', 'core/recipe', 'core/evaluation'],
    packages: ['fflate', 'hyparquet-writer'],
  },
  { name: 'runtime/web', folder: 'runtime/web', layers: CORE, packages: MODEL_WEB },
  { name: 'runtime/node', folder: 'runtime/node', layers: CORE, packages: ['onnxruntime-node', '@huggingface/transformers', 'node:*'] },
  {
    name: 'workers',
    folder: 'workers',
    layers: [...CORE, 'runtime/web'],
    packages: [],
    onlyIn: [{ file: 'transport.ts', packages: ['comlink'] }],
  },
  { name: 'texts', folder: 'texts', layers: ['core/base'], packages: [...TEXTS, 'react'] },
  {
    name: 'store',
    folder: 'store',
    layers: [...CORE, 'texts'],
    packages: ['zustand', '@lingui/core'],
    onlyIn: [{ file: 'react.ts', packages: ['react'] }],
  },
  { name: 'ui', folder: 'ui', layers: ['core/base', 'texts'], packages: COMPONENTS },
  { name: 'features', folder: 'features/*', layers: [...CORE, 'texts', 'store', 'ui'], packages: SCREENS },
  {
    name: 'app',
    folder: 'app',
    layers: [...CORE, 'runtime/web', 'workers', 'texts', 'store', 'ui', 'features'],
    packages: [...SCREENS, ...MODEL_WEB, 'react-dom', 'zustand', '@fontsource-variable/*'],
  },
  // The page that may connect elsewhere: it must not be able to reach what the browser keeps, so neither runtime nor store.
  { name: 'fetch', folder: 'fetch', layers: ['core/base', 'core/remote', 'texts', 'ui'], packages: ['@lingui/core', '@fontsource-variable/*'] },
  { name: 'cli', folder: 'cli', layers: [...CORE, 'runtime/node'], packages: ['commander', 'node:*'] },
];

/** Tests and test kits, in whichever layer, may also import these. */
export const TESTS = {
  files: ['**/*.test.ts', '**/*.test.tsx', '**/*.testkit.ts', '**/*.testkit.tsx'],
  layers: CORE,
  packages: ['vitest', 'fast-check', '@fast-check/vitest', '@testing-library/react', 'axe-core', 'papaparse', 'hyparquet', 'node:*'],
};
