import { useEffect, useMemo, useState } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../../core/base/errors';
import type { PromptPart, TemplateName } from '../../../core/prompt/types';
import { useServices, useSetRows } from '../../../store/artefacts';
import { previewPair } from '../model/previewPair';

export type Preview =
  | { readonly status: 'no-pair' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly parts: readonly PromptPart[] }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

/** One real pair as the template writes it; the parts of the pair before stay until the next ones are there. */
export function usePreview(modelId: string, template: TemplateName, turn: number): Preview {
  const { scoring } = useServices();
  const pool = useSetRows('pool').examples;
  const target = useSetRows('target').examples;
  const pair = useMemo(() => previewPair(pool, target, turn), [pool, target, turn]);
  const [preview, setPreview] = useState<Preview>({ status: 'loading' });
  useEffect(() => {
    if (pair === null) return undefined;
    let current = true;
    scoring.preview({ modelId, template, ...pair }).then(
      (parts) => {
        if (current) setPreview({ status: 'ready', parts });
      },
      (thrown: unknown) => {
        if (current) setPreview({ status: 'failed', error: toErrorRecord(thrown) });
      },
    );
    return () => {
      current = false;
    };
  }, [scoring, modelId, template, pair]);
  return pair === null ? { status: 'no-pair' } : preview;
}
