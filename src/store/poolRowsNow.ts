import type { PoolRows } from '../core/recipe/poolRows';
import type { Artefacts } from './artefactStore';
import type { SetRows } from './types';

/** The pool as constraints see it: rows, and tokens of prompt and answer where they are counted. */
export function poolRowsOf({ examples, tokens }: SetRows): PoolRows {
  return { examples, tokens: tokens === null ? null : examples.map((_, row) => tokenCount(tokens[row])) };
}

export function poolRowsNow(artefacts: Pick<Artefacts, 'setRows'>): PoolRows {
  return poolRowsOf(artefacts.setRows('pool'));
}

function tokenCount(counts: { readonly prompt: number; readonly response: number } | undefined): number | null {
  return counts === undefined ? null : counts.prompt + counts.response;
}
