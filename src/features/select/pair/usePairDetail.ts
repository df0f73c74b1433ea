import { useEffect, useState } from 'react';
import { asAppError, type AppError } from '../../../core/base/errors';
import type { Example } from '../../../core/dataset/types';
import type { PairDetail } from '../../../core/scoring/types';
import { useServices } from '../../../store/artefacts';
import { useWorkbench } from '../../../store/react';
import type { ModelState } from '../../../store/types';

export type PairState =
  | { readonly status: 'needs-model' }
  | { readonly status: 'model'; readonly model: Extract<ModelState, { status: 'loading' }> }
  | { readonly status: 'model-failed'; readonly model: Extract<ModelState, { status: 'failed' }> }
  | { readonly status: 'waiting' }
  | { readonly status: 'failed'; readonly error: AppError }
  | { readonly status: 'ready'; readonly detail: PairDetail };

interface Answer {
  readonly key: string;
  readonly detail: PairDetail | null;
  readonly error: AppError | null;
}

/** A pair word by word. It is computed on demand and needs the model; the utility itself does not. */
export function usePairDetail(target: Example, demonstration: Example): { readonly state: PairState; readonly retry: () => void } {
  const { scoring } = useServices();
  const model = useWorkbench((state) => state.model);
  const template = useWorkbench((state) => state.project?.template ?? 'chat');
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const ready = model.status === 'ready';
  const key = `${target.hash}|${demonstration.hash}|${template}|${attempt}`;
  useEffect(() => {
    if (!ready) return undefined;
    let stale = false;
    scoring.pair({ template, target, demonstration }).then(
      (detail) => {
        if (!stale) setAnswer({ key, detail, error: null });
      },
      (thrown: unknown) => {
        if (!stale) setAnswer({ key, detail: null, error: asAppError(thrown) });
      },
    );
    return () => {
      stale = true;
    };
  }, [scoring, ready, template, target, demonstration, key]);
  return { state: stateOf(model, answer?.key === key ? answer : null), retry: () => setAttempt(attempt + 1) };
}

function stateOf(model: ModelState, answer: Answer | null): PairState {
  if (answer !== null && answer.detail !== null) return { status: 'ready', detail: answer.detail };
  if (answer !== null && answer.error !== null) return { status: 'failed', error: answer.error };
  switch (model.status) {
    case 'none':
      return { status: 'needs-model' };
    case 'loading':
      return { status: 'model', model };
    case 'failed':
      return { status: 'model-failed', model };
    case 'ready':
      return { status: 'waiting' };
  }
}
