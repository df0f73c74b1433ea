import { said, told } from '../base/said';
import type { SetName } from './types';

/** Which set a file is for, and how that was told. */
export interface RoleGuess {
  readonly set: SetName;
  /** For people: 'the name has "test" in it'. */
  readonly why: string;
  /** False: ask before using it. */
  readonly sure: boolean;
}

const WORDS: Readonly<Record<SetName, readonly string[]>> = {
  pool: ['pool', 'train', 'training', 'ground', 'candidates', 'sft'],
  target: ['target', 'targets', 'test', 'testing', 'valid', 'validation', 'val', 'eval', 'evaluation', 'dev', 'query', 'queries', 'benchmark', 'holdout', 'heldout'],
  existing: ['existing', 'seen', 'old', 'private', 'trained', 'previous', 'known', 'past'],
};

const TAKEN: Readonly<Record<SetName, string>> = {
  pool: said`the pool has rows already`,
  target: said`the target has rows already`,
  existing: said`the existing has rows already`,
};
const FIRST_FREE: Readonly<Record<SetName, string>> = {
  pool: said`the pool is the first set without rows`,
  target: said`the target is the first set without rows`,
  existing: said`the existing is the first set without rows`,
};

const ORDER: readonly SetName[] = ['pool', 'target', 'existing'];

/**
 * Which set a dropped file is meant for: by a telling word in its name, otherwise the first set that has no rows.
 * @param fileName with or without a path; only its last part counts.
 * @param rows how many rows each set has already.
 * @see docs/spec/data.md R4
 */
export function guessRole(fileName: string, rows: Readonly<Record<SetName, number>>): RoleGuess {
  const base = fileName.split(/[\\/]/).at(-1) ?? fileName;
  const words = base.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/);
  const found = ORDER.flatMap((set) => {
    const word = WORDS[set].find((each) => words.includes(each));
    return word === undefined ? [] : [{ set, word }];
  });
  const only = found.length === 1 ? found[0] : undefined;
  if (only !== undefined) {
    const taken = rows[only.set] > 0;
    const why = taken ? said`the name has "${only.word}" in it, but ${told(TAKEN[only.set])}` : said`the name has "${only.word}" in it`;
    return { set: only.set, why, sure: !taken };
  }
  const free = ORDER.find((set) => rows[set] === 0);
  const why = free === undefined ? said`every set has rows already` : FIRST_FREE[free];
  const mixed = found.length > 1 ? said`the name has ${found.map(({ word }) => `"${word}"`).join(', ')} in it; ${told(why)}` : why;
  if (free === undefined) return { set: 'pool', why: mixed, sure: false };
  const sure = free === 'pool' && found.length === 0;
  return { set: free, why: mixed, sure };
}
