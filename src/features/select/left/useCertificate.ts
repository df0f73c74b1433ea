import { useEffect, useState } from 'react';
import { prefixRequest } from '../../../core/recipe/repeat';
import { useServices } from '../../../store/artefacts';
import type { SelectView } from '../selectView';

export type CertificateState =
  | { readonly status: 'none' | 'computing' | 'stopped' | 'failed' }
  /** The better of the two bounds; null where this objective has none. */
  | { readonly status: 'known'; readonly share: number | null };

/** The subset must rest this long: a certificate reads the whole kernel several times. */
const REST_MS = 500;

interface Certificate {
  readonly state: CertificateState;
  readonly stop: () => void;
  readonly start: () => void;
}

/** How near the subset on screen is to the best possible, computed beside everything else. */
export function useCertificate({ ranked, resolved, subset, computing }: Pick<SelectView, 'ranked' | 'resolved' | 'subset' | 'computing'>): Certificate {
  const { selection } = useServices();
  const [answer, setAnswer] = useState<{ readonly of: object; readonly size: number; readonly state: CertificateState } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [job, setJob] = useState<AbortController | null>(null);
  const size = subset?.size ?? 0;
  const ready = ranked !== null && resolved !== null && !computing && size > 0;
  useEffect(() => {
    if (!ready) return undefined;
    const abort = new AbortController();
    const settle = (state: CertificateState): void => setAnswer({ of: ranked, size, state });
    const timer = setTimeout(() => {
      setJob(abort);
      const request = prefixRequest({ ...resolved.request, sourceId: ranked.sourceId }, ranked, size);
      selection.certificate(request, { signal: abort.signal }).then(
        ({ dataDependent, lagrangian }) => settle({ status: 'known', share: dataDependent === null ? null : Math.max(dataDependent, lagrangian ?? 0) }),
        () => settle({ status: abort.signal.aborted ? 'stopped' : 'failed' }),
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [ready, selection, ranked, resolved, size, attempt]);
  const state: CertificateState = !ready ? { status: 'none' } : answer?.of === ranked && answer.size === size ? answer.state : { status: 'computing' };
  return {
    state,
    stop: () => {
      job?.abort();
      if (ranked !== null) setAnswer({ of: ranked, size, state: { status: 'stopped' } });
    },
    start: () => {
      setAnswer(null);
      setAttempt(attempt + 1);
    },
  };
}
