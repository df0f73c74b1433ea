import { plural, t } from '@lingui/core/macro';
import type { ExportManifest, SelectionRecipe } from '../../core/export/types';
import { SMOLLM2 } from '../../core/model/catalog';
import type { ProjectFile } from '../../store/types';
import { count, fixed, NO_VALUE } from '../../ui/format';

/** One line of "How it was made". */
export interface ManifestFact {
  readonly label: string;
  readonly value: string;
  /** All digits; the list shows the first 8. Null where there is nothing to hash. */
  readonly hash: string | null;
}

const sets = () => ({ pool: t`Pool`, target: t`Target set`, existing: t`Existing data` });

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
  const plan = manifest.plan === 'dense' ? t`every pair` : manifest.plan;
  const bundled = model !== null && model.hash === SMOLLM2.hash;
  return [
    ...files.map(({ set, file, kept, rowsRead, sha256 }) => ({
      label: sets()[set],
      value: kept === rowsRead ? t`${file}, ${plural(kept, { one: '# row', other: '# rows' })}` : t`${file}, ${count(kept)} of ${plural(rowsRead, { one: '# row', other: '# rows' })}`,
      hash: sha256,
    })),
    { label: t`Model`, value: model === null ? NO_VALUE : bundled ? `${SMOLLM2.name}, ${SMOLLM2.weights}` : model.name, hash: model?.hash ?? null },
    ...(bundled && tokenizer !== undefined ? [{ label: t`Tokenizer`, value: tokenizer.path, hash: tokenizer.sha256 }] : []),
    { label: t`Template`, value: template ?? NO_VALUE, hash: null },
    { label: t`Utilities`, value: t`${plural(pairs, { one: '# pair', other: '# pairs' })}, ${plan}`, hash: utilitiesKey === '' ? null : utilitiesKey },
    { label: t`Objective`, value: objectiveWords(recipe), hash: null },
    { label: t`Constraints`, value: constraintWords(recipe), hash: null },
    { label: t`Optimizer`, value: t`lazy greedy, ties to the first row`, hash: null },
    { label: t`Subset`, value: t`${plural(picks, { one: '# row', other: '# rows' })}, in order of rank`, hash: manifest.export.sha256 },
  ];
}

/** "FLMI, η 3, self-help counted". */
export function objectiveWords({ objective, parameters, selfHelp }: SelectionRecipe): string {
  const { eta, nu } = parameters;
  const words = [objective.toUpperCase(), eta === undefined ? null : `η ${weight(eta)}`, nu === undefined ? null : `ν ${weight(nu)}`, selfHelp === 'keep' ? t`self-help counted` : t`self-help left out`];
  return words.filter((word) => word !== null).join(', ');
}

/** All decimals it has. */
function weight(value: number): string {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length;
  return decimals === undefined ? String(value) : fixed(value, decimals);
}

/** "2 pins, at most 340 tokens, 3 limits by source", or "none". */
export function constraintWords({ constraints: { pins, bans, maxTokens, groupBy, caps, quotas } }: SelectionRecipe): string {
  const [limits, minima] = [Object.keys(caps).length, Object.keys(quotas).length];
  const grouped = (rules: string): string => (groupBy === null ? rules : t`${rules} by ${groupBy}`);
  const words = [
    ...(pins.length > 0 ? [plural(pins.length, { one: '# pin', other: '# pins' })] : []),
    ...(bans.length > 0 ? [plural(bans.length, { one: '# ban', other: '# bans' })] : []),
    ...(maxTokens === null ? [] : [plural(maxTokens, { one: 'at most # token', other: 'at most # tokens' })]),
    ...(limits > 0 ? [grouped(plural(limits, { one: '# limit', other: '# limits' }))] : []),
    ...(minima > 0 ? [grouped(plural(minima, { one: '# quota', other: '# quotas' }))] : []),
  ];
  return words.length === 0 ? t({ message: 'none', context: 'constraints' }) : words.join(', ');
}
