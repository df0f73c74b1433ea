/**
 * Which catalogue, src/texts/ru/NAME.po, holds the texts of which folders: one for each part of the page that people change on its own.
 * `without` are folders within that another area holds. In `converted` folders ESLint refuses a text outside the macros.
 *
 * @type {readonly { name: string, folders: readonly string[], without?: readonly string[], converted: readonly string[] }[]}
 */
export const AREAS = [
  {
    name: 'core',
    folders: ['src/core', 'src/runtime/web', 'src/workers'],
    converted: [],
  },
  {
    name: 'app',
    folders: ['src/app', 'src/ui', 'src/store', 'src/texts'],
    converted: ['src/app', 'src/store', 'src/ui'],
  },
  {
    name: 'start',
    folders: ['src/features/start'],
    converted: ['src/features/start'],
  },
  {
    name: 'data',
    folders: ['src/features/data'],
    converted: ['src/features/data'],
  },
  {
    name: 'score',
    folders: ['src/features/score'],
    converted: ['src/features/score'],
  },
  {
    name: 'select',
    folders: ['src/features/select'],
    without: ['src/features/select/map', 'src/features/select/heatmap', 'src/features/select/table', 'src/features/select/charts'],
    converted: ['src/features/select'],
  },
  {
    name: 'views',
    folders: ['src/features/select/map', 'src/features/select/heatmap', 'src/features/select/table', 'src/features/select/charts'],
    converted: ['src/features/select/map', 'src/features/select/heatmap', 'src/features/select/table', 'src/features/select/charts'],
  },
  {
    name: 'compare',
    folders: ['src/features/compare'],
    converted: ['src/features/compare'],
  },
  {
    name: 'export',
    folders: ['src/features/export'],
    converted: ['src/features/export'],
  },
  {
    name: 'fetch',
    folders: ['src/fetch'],
    converted: ['src/fetch'],
  },
];

/** Folders that mark by `said` what people read; without files whose words are for models, for programs, or for files that are English. */
export const SAID = {
  folders: ['src/core', 'src/runtime/web', 'src/workers'],
  without: ['src/core/prompt/template.ts', 'src/core/export/manifest.ts', 'src/core/export/verify.ts', 'src/core/export/package/attribution.ts'],
};

export const CONVERTED = AREAS.flatMap(({ converted }) => converted);
