import { useEffect, useMemo, useState } from 'react';
import { asAppError, toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import { atMostEvery } from '../../core/base/job';
import type { LookProgress, LookReport } from '../../core/dataset/look';
import { useServices, useSetRows } from '../../store/artefacts';

/** More rows are looked at when it is asked for. */
const LOOK_BY_ITSELF = 20_000;
/** The whole screen is drawn anew for each figure that is shown. */
const SHOW_EVERY_MS = 250;

/** What looking at all rows has shown: near repeats, flags, languages, overlaps. */
export type LookState =
  | { readonly status: 'not-asked' }
  | { readonly status: 'looking'; readonly progress: LookProgress | null }
  | { readonly status: 'ready'; readonly report: LookReport }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

export interface Look {
  readonly state: LookState;
  /** Looks at the rows as they are now. */
  readonly start: () => void;
  readonly stop: () => void;
}

interface Answer {
  readonly key: object;
  readonly state: LookState;
}

/** Looks at the rows of all sets whenever they change, or on request where they are many. An older look is given up. */
export function useLook(): Look {
  const { importer } = useServices();
  const pool = useSetRows('pool').examples;
  const target = useSetRows('target').examples;
  const existing = useSetRows('existing').examples;
  const [asked, setAsked] = useState<object | null>(null);
  const [stopped, setStopped] = useState<object | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const rows = pool.length + target.length + existing.length;
  /** The state of all sets. */
  const key = useMemo(() => ({ pool, target, existing }), [pool, target, existing]);
  const wanted = stopped !== key && (asked === key || rows <= LOOK_BY_ITSELF);
  useEffect(() => {
    if (!wanted) return undefined;
    const abort = new AbortController();
    const answerWith = (state: LookState): void => {
      if (!abort.signal.aborted) setAnswer({ key, state });
    };
    const show = atMostEvery(SHOW_EVERY_MS, (progress: LookProgress) => answerWith({ status: 'looking', progress }));
    importer.look(key, {}, { signal: abort.signal, emit: show }).then(
      (report) => answerWith({ status: 'ready', report }),
      (thrown: unknown) => answerWith({ status: 'failed', error: toErrorRecord(asAppError(thrown)) }),
    );
    return () => abort.abort();
  }, [importer, key, wanted]);
  const state: LookState = answer?.key === key && wanted ? answer.state : wanted ? { status: 'looking', progress: null } : { status: 'not-asked' };
  return {
    state,
    start: () => {
      setStopped(null);
      setAsked(key);
    },
    stop: () => setStopped(key),
  };
}
