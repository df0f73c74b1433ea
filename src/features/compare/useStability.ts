import { useEffect, useState } from 'react';
import { AppError, asAppError, toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import { said } from '../../core/base/said';
import { measureStability, weightVariations, type Stability, type StabilityProgress } from '../../core/evaluation/stability';
import type { PoolRows } from '../../core/recipe/poolRows';
import { resolveSelection } from '../../core/recipe/request';
import type { SelectionService } from '../../core/selection/contract';
import { sourceNow } from '../../store/selectionSource';
import type { BlockMap, SelectionSettings } from '../../store/types';

export type StabilityState =
  | { readonly status: 'running'; readonly progress: StabilityProgress | null }
  | { readonly status: 'done'; readonly stability: Stability }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

interface StabilityInputs {
  readonly selection: SelectionService;
  readonly blocks: BlockMap;
  readonly rows: PoolRows;
  readonly settings: SelectionSettings;
  readonly size: number;
}

/** Measures once, when the inputs are new (by identity: pass memoised ones); leaving cancels it. */
export function useStability(inputs: StabilityInputs): StabilityState {
  const [state, setState] = useState<StabilityState>({ status: 'running', progress: null });
  useEffect(() => {
    const abort = new AbortController();
    const put = (next: StabilityState): void => {
      if (!abort.signal.aborted) setState(next);
    };
    put({ status: 'running', progress: null });
    measure(inputs, abort.signal, (progress) => put({ status: 'running', progress })).then(
      (stability) => put({ status: 'done', stability }),
      (thrown: unknown) => put({ status: 'failed', error: toErrorRecord(asAppError(thrown)) }),
    );
    return () => abort.abort();
  }, [inputs]);
  return state;
}

async function measure({ selection, blocks, rows, settings, size }: StabilityInputs, signal: AbortSignal, emit: (progress: StabilityProgress) => void): Promise<Stability> {
  const source = await sourceNow(blocks, settings);
  if (source === null) throw new AppError('block-missing', said`There are no utilities to run the selection on again. The subset is kept. Score the pool first.`);
  await selection.use(source, { signal });
  const { request } = resolveSelection(settings, rows, size);
  return measureStability(selection, { request: { ...request, sourceId: source.id }, size, rows: rows.examples.length, variations: weightVariations(request.objective) }, { signal, emit });
}
