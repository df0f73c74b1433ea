import { plural, t } from '@lingui/core/macro';
import type { SelectionSettings } from '../../store/types';
import { fixed } from '../../ui/format';
import { RANDOM_DRAWS, type ComparedSubset } from './comparedSubset';

/** Names of the files that stand for the target set and the existing data, as a person would say them. */
export interface SetFiles {
  readonly target: string;
  readonly existing: string;
}

const transforms = (): Readonly<Record<SelectionSettings['transform'], string | null>> => ({
  positive: null,
  minmax: t`utilities from 0 to 1`,
  centred: t`help beyond each row’s mean`,
  none: t`utilities as given`,
});

/** What made a subset, in a line: "target.jsonl, η 3.0, 2 pins". */
export function settingsWords(settings: SelectionSettings, files: SetFiles): string {
  const { objective, eta, nu, transform, selfHelp, pins, bans } = settings;
  const pulled = objective === 'flmi' || objective === 'flvmi' || objective === 'flqmi' || objective === 'flcmi';
  const kept = objective === 'flcg' || objective === 'flcmi';
  const words = [
    pulled || kept ? null : t`whole pool`,
    pulled ? `${files.target}, η ${weight(eta)}` : null,
    kept ? `${files.existing}, ν ${weight(nu)}` : null,
    transforms()[transform],
    selfHelp === 'keep' ? t`self-help counted` : null,
    pins.length > 0 ? plural(pins.length, { one: '# pin', other: '# pins' }) : null,
    bans.length > 0 ? plural(bans.length, { one: '# ban', other: '# bans' }) : null,
  ];
  return words.filter((word) => word !== null).join(', ');
}

/** "3.0", "0.25": at least one decimal, no more than are needed. */
export function weight(value: number): string {
  const rounded = Number(value.toPrecision(4));
  const decimals = /\.(\d+)$/.exec(String(rounded))?.[1]?.length;
  if (decimals !== undefined) return fixed(rounded, decimals);
  return Number.isInteger(value) ? fixed(value, 1) : String(rounded);
}

export function subsetWords({ settings, draw }: Pick<ComparedSubset, 'settings' | 'draw'>, files: SetFiles): string {
  return settings === null ? t`draw ${draw ?? 1} of ${RANDOM_DRAWS}` : settingsWords(settings, files);
}

/** "target.jsonl", "2 files", or the plain words for a set without one. */
export function fileWords(files: readonly string[], none: string): string {
  return files.length === 0 ? none : files.length === 1 ? files[0]! : plural(files.length, { one: '# file', other: '# files' });
}

/**
 * Names without the number that all of them end with ("FL 60"), where that leaves them different and not empty: lists and
 * lines have less room than cards.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  const ends = names.map((name) => / [\d,]+$/.exec(name)?.[0] ?? '');
  const end = ends[0] ?? '';
  if (end === '' || ends.some((other) => other !== end)) return names;
  const short = names.map((name) => name.slice(0, -end.length));
  return new Set(short).size === names.length && short.every((name) => name !== '') ? short : names;
}

/** The same of compared subsets, in the language that is shown now. */
export function shortNamesOf(subsets: readonly Pick<ComparedSubset, 'name'>[]): readonly string[] {
  return shortNames(subsets.map(({ name }) => name));
}
