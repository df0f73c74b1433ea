import { t } from '@lingui/core/macro';
import { useWorkbench } from '../../store/react';

/** Reads a run's progress aloud in steps of 25 %; politely. */
export function ProgressVoice() {
  const text = useWorkbench(({ scoring }) => {
    if (scoring.status !== 'running' || scoring.figures.pairs === 0) return '';
    const quarter = Math.floor((4 * scoring.figures.pairsDone) / scoring.figures.pairs);
    return quarter === 0 ? '' : t`Scoring, ${quarter * 25} percent done`;
  });
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}
