import { useEffect, useState } from 'react';
import { asAppError, toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import type { SelectionService } from '../../core/selection/contract';
import { sourceNow } from '../../store/selectionSource';
import type { BlockMap, SelectionSettings } from '../../store/types';
import type { ComparedSubset } from './comparedSubset';
import { compareSubsets, type Comparison, type MeasureWeights } from './comparison';

export type ComparisonState =
  | { readonly status: 'computing'; /** Of the same subsets, from before; null for none. */ readonly previous: Comparison | null }
  | { readonly status: 'ready'; readonly comparison: Comparison }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

interface ComparisonRequest {
  readonly selection: SelectionService;
  readonly blocks: BlockMap;
  /** Changes when the utilities do, but not with every single column of a run. */
  readonly utilities: string;
  readonly settings: Pick<SelectionSettings, 'transform' | 'selfHelp'>;
  readonly subsets: readonly ComparedSubset[];
  readonly weights: MeasureWeights;
  readonly upTo: number;
}

interface Answer {
  readonly key: string;
  readonly subsets: string;
  readonly comparison: Comparison | null;
  readonly error: ErrorRecord | null;
}

/** Measures the subsets anew whenever something that decides the numbers changes; answers to old questions are dropped. */
export function useComparison(request: ComparisonRequest): ComparisonState {
  const { selection, utilities, settings, subsets, weights, upTo } = request;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const subsetsKey = subsets.map(({ id, picks, order }) => `${id}:${picks.length}:${order.length}`).join(',');
  const key = JSON.stringify([utilities, settings.transform, settings.selfHelp, subsetsKey, weights.eta, weights.nu, upTo]);
  useEffect(() => {
    const abort = new AbortController();
    const answerWith = (part: Pick<Answer, 'comparison' | 'error'>): void => {
      if (!abort.signal.aborted) setAnswer({ key, subsets: subsetsKey, ...part });
    };
    compute(request, abort.signal).then(
      (comparison) => answerWith({ comparison, error: null }),
      (thrown: unknown) => answerWith({ comparison: null, error: toErrorRecord(asAppError(thrown)) }),
    );
    return () => abort.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the request is made anew with each render; `key` names its content
  }, [key, selection]);
  if (answer === null || answer.key !== key) return { status: 'computing', previous: answer?.subsets === subsetsKey ? answer.comparison : null };
  if (answer.error !== null) return { status: 'failed', error: answer.error };
  return answer.comparison === null ? { status: 'computing', previous: null } : { status: 'ready', comparison: answer.comparison };
}

async function compute({ selection, blocks, settings, subsets, weights, upTo }: ComparisonRequest, signal: AbortSignal): Promise<Comparison | null> {
  const source = await sourceNow(blocks, settings);
  return source === null ? null : compareSubsets({ selection, source, subsets, weights, upTo }, { signal });
}
