import { useEffect, useState } from 'react';
import { AppError, asAppError, toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import { said } from '../../core/base/said';
import type { CertificateRecord, SelectionRecipe } from '../../core/export/types';
import type { PoolRows } from '../../core/recipe/poolRows';
import type { RankedSubset, SelectionService } from '../../core/selection/contract';
import { sourceNow } from '../../store/selectionSource';
import type { BlockMap, SavedSubset } from '../../store/types';
import { prefixRequest, repeatSelection } from '../../core/recipe/repeat';
import { compareRepeat, type RepeatResult } from './repeatCheck';

/** The selection run again from what the manifest says. */
export type RepeatState =
  | { readonly status: 'checking' }
  | { readonly status: 'done'; readonly result: RepeatResult; readonly ranked: RankedSubset; readonly certificate: CertificateRecord | null }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

export interface RepeatInputs {
  readonly selection: SelectionService;
  readonly subset: SavedSubset;
  /** What the manifest says of the selection. */
  readonly recipe: SelectionRecipe;
  readonly rows: PoolRows;
  readonly blocks: BlockMap;
  /** Another number means: once more. */
  readonly attempt: number;
}

const CHECKING: RepeatState = { status: 'checking' };

/** Runs the selection again whenever its inputs change (by identity: pass memoised ones); answers to old inputs are dropped. */
export function useRepeat(inputs: RepeatInputs): RepeatState {
  const [answer, setAnswer] = useState<{ readonly inputs: RepeatInputs; readonly state: RepeatState } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const answerWith = (state: RepeatState): void => {
      if (!abort.signal.aborted) setAnswer({ inputs, state });
    };
    repeat(inputs, abort.signal).then(answerWith, (thrown: unknown) => answerWith({ status: 'failed', error: toErrorRecord(asAppError(thrown)) }));
    return () => abort.abort();
  }, [inputs]);
  return answer?.inputs === inputs ? answer.state : CHECKING;
}

async function repeat({ selection, subset, recipe, rows, blocks }: RepeatInputs, signal: AbortSignal): Promise<RepeatState> {
  const source = await sourceNow(blocks, recipe);
  if (source === null) {
    throw new AppError('block-missing', said`There are no utilities, so that the selection cannot be run again. The subset is kept. Score the pool first.`);
  }
  await selection.use(source, { signal });
  const { request, ranked, picks } = await repeatSelection(selection, source.id, recipe, rows, { signal });
  const result = compareRepeat(subset.order.slice(0, subset.budget), Array.from(picks, (row) => rows.examples[row]!.hash));
  const { dataDependent, lagrangian } = await selection.certificate(prefixRequest(request, ranked, picks.length), { signal });
  return { status: 'done', result, ranked, certificate: dataDependent === null ? null : { dataDependent, lagrangian } };
}
