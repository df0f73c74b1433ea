import type { SelectionSettings } from '../../store/types';
import { countOf } from '../../ui/format';
import { RANDOM_DRAWS, type ComparedSubset } from './comparedSubset';

/** Names of the files that stand for the target set and the existing data, as a person would say them. */
export interface SetFiles {
  readonly target: string;
  readonly existing: string;
}

const TRANSFORMS: Readonly<Record<SelectionSettings['transform'], string | null>> = {
  positive: null,
  minmax: 'utilities from 0 to 1',
  centred: 'help beyond each row’s mean',
  none: 'utilities as given',
};

/** What made a subset, in a line: "target.jsonl, η 3.0, 2 pins". */
export function settingsWords(settings: SelectionSettings, files: SetFiles): string {
  const { objective, eta, nu, transform, selfHelp, pins, bans } = settings;
  const pulled = objective === 'flmi' || objective === 'flvmi' || objective === 'flqmi' || objective === 'flcmi';
  const kept = objective === 'flcg' || objective === 'flcmi';
  const words = [
    pulled || kept ? null : 'whole pool',
    pulled ? `${files.target}, η ${weight(eta)}` : null,
    kept ? `${files.existing}, ν ${weight(nu)}` : null,
    TRANSFORMS[transform],
    selfHelp === 'keep' ? 'self-help counted' : null,
    pins.length > 0 ? countOf(pins.length, 'pin') : null,
    bans.length > 0 ? countOf(bans.length, 'ban') : null,
  ];
  return words.filter((word) => word !== null).join(', ');
}

/** "3.0", "0.25": at least one decimal, no more than are needed. */
export function weight(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(Number(value.toPrecision(4)));
}

export function subsetWords({ settings, draw }: Pick<ComparedSubset, 'settings' | 'draw'>, files: SetFiles): string {
  return settings === null ? `draw ${draw ?? 1} of ${RANDOM_DRAWS}` : settingsWords(settings, files);
}

/** "target.jsonl", "2 files", or the plain words for a set without one. */
export function fileWords(files: readonly string[], none: string): string {
  return files.length === 0 ? none : files.length === 1 ? files[0]! : `${files.length} files`;
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
