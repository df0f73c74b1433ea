import type { TokenProbability } from '../../../core/scoring/types';

/** One answer token of the pair panel. */
export interface TokenChange extends TokenProbability {
  /** Position in the answer, from 0. */
  readonly position: number;
  readonly change: number;
  /** One of the largest changes, which are marked in the drawing and listed below it. */
  readonly marked: boolean;
}

const LISTED = 6;
const WORTH_LISTING = 0.02;

/** Tokens in order, with the largest changes of probability marked. */
export function tokenChanges(tokens: readonly TokenProbability[], most = LISTED): readonly TokenChange[] {
  const changes = tokens.map((token, position) => ({ ...token, position, change: token.shown - token.alone }));
  const marked = new Set(
    [...changes]
      .filter(({ change }) => Math.abs(change) >= WORTH_LISTING)
      .sort((one, other) => Math.abs(other.change) - Math.abs(one.change) || one.position - other.position)
      .slice(0, most)
      .map(({ position }) => position),
  );
  return changes.map((token) => ({ ...token, marked: marked.has(token.position) }));
}

/** The marked ones, largest change first. */
export function largestChanges(tokens: readonly TokenChange[]): readonly TokenChange[] {
  return tokens.filter(({ marked }) => marked).sort((one, other) => Math.abs(other.change) - Math.abs(one.change) || one.position - other.position);
}

/** A token as it can be seen: a leading space and line ends have signs of their own. */
export function visibleToken(text: string): string {
  if (text === '') return '∅';
  return text.replaceAll(' ', '␣').replaceAll('\n', '↵').replaceAll('\t', '⇥').replaceAll('\r', '');
}
