import boundaries from 'eslint-plugin-boundaries';
import { LAYERS, TESTS } from './layers.mjs';

/** @param {string[]} layers */
function toLayers(layers) {
  return layers.map((layer) => ({ element: { type: layer } }));
}

/**
 * @param {string[]} packages
 * @returns {object[]}
 */
function toPackages(packages) {
  return packages.map((source) =>
    source === 'node:*' ? { module: { origin: 'core' } } : { module: { origin: 'external', source } },
  );
}

/**
 * @param {object} from
 * @param {object[]} targets
 * @returns {object[]} no policy at all where nothing is allowed
 */
function allow(from, targets) {
  return targets.length === 0 ? [] : [{ from, allow: { to: targets } }];
}

/** @param {import('./layers.mjs').Layer} layer */
function policiesOf({ name, layers, packages, onlyIn = [] }) {
  return [
    ...allow({ element: { type: name } }, [...toLayers(layers), ...toPackages(packages)]),
    ...onlyIn.flatMap(({ file, packages: own }) =>
      allow({ element: { type: name, fileInternalPath: file } }, toPackages(own)),
    ),
  ];
}

// The last policy that matches decides.
const policies = [
  ...LAYERS.flatMap(policiesOf),
  { disallow: { to: { file: { categories: 'test' } } }, message: 'Code does not import tests or test kits.' },
  ...allow({ file: { categories: 'test' } }, [
    ...toLayers([...TESTS.layers, 'fixtures']),
    ...toPackages(TESTS.packages),
    { file: { categories: 'test' } },
  ]),
  {
    from: { element: { type: 'app' } },
    disallow: { to: { element: { type: 'features', fileInternalPath: '!index.ts' } } },
    message: 'A feature is imported through its index.ts alone.',
  },
];

/**
 * The import rules for the tree below `root`.
 * @param {string} root absolute folder that holds `src`
 */
export function boundariesConfig(root) {
  return {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.d.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/root-path': root,
      'boundaries/elements': [
        ...LAYERS.map(({ name, folder }) => ({ type: name, pattern: `src/${folder}`, partialMatch: false })),
        { type: 'fixtures', pattern: 'fixtures', partialMatch: false },
      ],
      'boundaries/files': [{ category: 'test', pattern: TESTS.files }],
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', checkAllOrigins: true, checkUnknownLocals: true, policies },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  };
}
