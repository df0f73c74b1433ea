import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { boundariesConfig } from './scripts/eslint/boundaries.mjs';
import { textsConfig } from './scripts/eslint/texts.mjs';
import { CONVERTED, SAID } from './scripts/texts/areas.mjs';

const JS_FILES = ['**/*.{js,mjs}'];
const MAX_LINES = 300;

export default defineConfig([
  globalIgnores(['dist/', 'fixtures/*', '!fixtures/tinyModel/', 'public/models/', 'test-results/', 'playwright-report/', 'screenshots/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', MAX_LINES],
      'no-constant-binary-expression': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-unreachable': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='String'][arguments.0.name=/^(e|err|error|cause|reason)$/]",
          message: 'An error has a code and a message; String(error) loses both.',
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // `void promise` and `return done()` say what they do.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_+$', ignoreRestSiblings: true }],
      // Services are object literals: their methods have no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      // Typed arrays are read inside checked bounds all over the kernels; `!` costs nothing there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `[...text]` takes text apart by code points, on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      // A type argument used once still says what a reply or a message is.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      // An implementation of an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.{1,2}/.*\\.(ts|tsx|js|mjs)$', message: 'Relative imports have no file extension.' }] },
      ],
    },
  },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  // Declares classes that exist outside; some have a constructor only.
  { files: ['src/core/env.d.ts'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
  { files: ['src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: JS_FILES,
    rules: { 'no-unused-vars': ['error', { args: 'after-used' }], 'no-redeclare': 'error' },
  },
  // AssemblyScript: its own compiler checks its types; here only the rules that need none, and a parser that takes decorators on functions.
  {
    files: ['engine/assembly/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false, program: null, allowInvalidAST: true } },
    rules: { '@typescript-eslint/ban-ts-comment': 'off', '@typescript-eslint/no-loss-of-precision': 'off', '@typescript-eslint/consistent-type-imports': 'off' },
  },
  boundariesConfig(import.meta.dirname),
  textsConfig(CONVERTED),
  textsConfig(SAID.folders, 'core', SAID.without),
]);
