import type { ExportManifest, SelectionRecipe } from '../../core/export/types';
import { SMOLLM2 } from '../../core/model/catalog';
import type { ProjectFile } from '../../store/types';
import { count, countOf, NO_VALUE } from '../../ui/format';

/** One line of "How it was made". */
export interface ManifestFact {
  readonly label: string;
  readonly value: string;
  /** All digits; the list shows the first 8. Null where there is nothing to hash. */
  readonly hash: string | null;
}

const SETS = { pool: 'Pool', target: 'Target set', existing: 'Existing data' } as const;

interface FactInputs {
  readonly manifest: Omit<ExportManifest, 'ranking'>;
  /** Rows of the subset. */
  readonly picks: number;
  readonly files: readonly ProjectFile[];
  readonly pairs: number;
  /** Names the utilities that the subset was chosen from; empty where it is not known. */
  readonly utilitiesKey: string;
}

/** The manifest as a list for people: what each part is, and the hash that pins it down. */
export function manifestFacts({ manifest, picks, files, pairs, utilitiesKey }: FactInputs): ManifestFact[] {
  const { model, template, recipe } = manifest;
  const tokenizer = SMOLLM2.tokenizerFiles.find(({ path }) => path === 'tokenizer.json');
  const bundled = model !== null && model.hash === SMOLLM2.hash;
  return [
    ...files.map(({ set, file, kept, rowsRead, sha256 }) => ({
      label: SETS[set],
      value: kept === rowsRead ? `${file}, ${countOf(kept, 'row')}` : `${file}, ${count(kept)} of ${countOf(rowsRead, 'row')}`,
      hash: sha256,
    })),
    { label: 'Model', value: model === null ? NO_VALUE : bundled ? `${SMOLLM2.name}, ${SMOLLM2.weights}` : model.name, hash: model?.hash ?? null },
    ...(bundled && tokenizer !== undefined ? [{ label: 'Tokenizer', value: tokenizer.path, hash: tokenizer.sha256 }] : []),
    { label: 'Template', value: template ?? NO_VALUE, hash: null },
    { label: 'Utilities', value: `${countOf(pairs, 'pair')}, ${manifest.plan === 'dense' ? 'every pair' : manifest.plan}`, hash: utilitiesKey === '' ? null : utilitiesKey },
    { label: 'Objective', value: objectiveWords(recipe), hash: null },
    { label: 'Constraints', value: constraintWords(recipe), hash: null },
    { label: 'Optimizer', value: 'lazy greedy, ties to the first row', hash: null },
    { label: 'Subset', value: `${countOf(picks, 'row')}, in order of rank`, hash: manifest.export.sha256 },
  ];
}

/** "FLMI, η 3, self-help counted". */
export function objectiveWords({ objective, parameters, selfHelp }: SelectionRecipe): string {
  const { eta, nu } = parameters;
  const words = [objective.toUpperCase(), eta === undefined ? null : `η ${eta}`, nu === undefined ? null : `ν ${nu}`, selfHelp === 'keep' ? 'self-help counted' : 'self-help left out'];
  return words.filter((word) => word !== null).join(', ');
}

/** "2 pins, at most 340 tokens, 3 limits by source", or "none". */
export function constraintWords({ constraints: { pins, bans, maxTokens, groupBy, caps, quotas } }: SelectionRecipe): string {
  const grouped = (rules: Readonly<Record<string, number>>, word: string): string[] => {
    const rulesCount = Object.keys(rules).length;
    return rulesCount === 0 ? [] : [`${countOf(rulesCount, word)}${groupBy === null ? '' : ` by ${groupBy}`}`];
  };
  const words = [
    ...(pins.length > 0 ? [countOf(pins.length, 'pin')] : []),
    ...(bans.length > 0 ? [countOf(bans.length, 'ban')] : []),
    ...(maxTokens === null ? [] : [`at most ${countOf(maxTokens, 'token')}`]),
    ...grouped(caps, 'limit'),
    ...grouped(quotas, 'quota'),
  ];
  return words.length === 0 ? 'none' : words.join(', ');
}
