import { useEffect, useState } from 'react';
import { asAppError, type AppError } from '../../../core/base/errors';
import type { Explanation } from '../../../core/selection/service';
import { useServices } from '../../../store/artefacts';
import type { InspectorView } from './inspectorView';

interface Asked {
  readonly key: string;
  readonly explanation: Explanation | null;
  readonly error: AppError | null;
}

/** The budget must rest this long before it is asked again: moving it costs no call. */
const REST_MS = 200;

/** Why a row is in or out. While the answer for a new budget is on its way, the one before for the same row stays. */
export function useExplanation(view: InspectorView, candidate: number): { readonly explanation: Explanation | null; readonly error: AppError | null } {
  const { selection } = useServices();
  const { ranked, resolved, subset, settings, indexOf } = view;
  const [asked, setAsked] = useState<Asked | null>(null);
  const size = subset?.size ?? 0;
  const { bans } = settings;
  const key = `${ranked?.sourceId ?? ''}|${candidate}`;
  useEffect(() => {
    if (ranked === null) return undefined;
    let stale = false;
    const { order, pinned } = ranked.ranking;
    const request = { sourceId: ranked.sourceId, objective: ranked.objective, order, pinned, budget: Math.max(size, pinned), candidate, bans: resolved?.request.bans ?? bans.flatMap((hash) => indexOf(hash) ?? []), constraints: resolved?.request.constraints };
    const timer = setTimeout(() => {
      selection.explain(request).then(
        (explanation) => {
          if (!stale) setAsked({ key, explanation, error: null });
        },
        (thrown: unknown) => {
          if (!stale) setAsked({ key, explanation: null, error: asAppError(thrown) });
        },
      );
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [selection, ranked, resolved, size, candidate, bans, indexOf, key]);
  return asked?.key === key ? asked : { explanation: null, error: null };
}
