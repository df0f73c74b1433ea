import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ScoringPlan } from '../../../core/scoring/types';
import { useWorkbench } from '../../../store/react';
import { count, wholePercent } from '../../../ui/format';
import { planSize } from '../model/planChoices';
import { planLines } from '../model/planTable';
import { usePlan, useScoredSets } from '../scoringView';
import classes from './plan.module.css';

/** The blocks as rows x examples = pairs. */
export function PairTable({ plan, isDone }: { readonly plan: ScoringPlan; readonly isDone: boolean }) {
  const sets = useScoredSets();
  const kind = usePlan();
  const isKnown = useWorkbench((state) => state.planning.status === 'ready');
  const lines = planLines(plan).map((line) => ({ ...line, pairs: isKnown ? line.pairs : planSize(kind, [line.block], sets).pairs }));
  const together = lines.reduce((sum, line) => sum + line.pairs, 0);
  const dense = lines.reduce((sum, line) => sum + line.rows * line.columns, 0);
  const scored = plan.pairsTotal - plan.pairs;
  return (
    <>
      <p className={classes.quiet}>{kind.kind === 'dense' ? t`Every row with every example.` : t`Each row with its nearest examples and itself; some rows drawn at random with all, to measure what is left out.`}</p>
      <table className={`${classes.pairs} num`}>
        <thead className="visually-hidden">
          <tr><th scope="col"><Trans>Block</Trans></th><th scope="col"><Trans>Rows and examples</Trans></th><th scope="col"><Trans>Pairs</Trans></th></tr>
        </thead>
        <tbody>
          {lines.map(({ block, label, rows, columns, pairs }) => (
            <tr key={block}>
              <th scope="row">{label}</th>
              <td className={classes.times}>{count(rows)} × {count(columns)}</td>
              <td>{count(pairs)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr><th scope="row"><Trans>Together</Trans></th><td className={classes.times}>{together < dense ? t`${wholePercent(together / dense)} of dense` : ''}</td><td>{isKnown ? count(together) : t`about ${count(together)}`}</td></tr>
          {scored > 0 && !isDone && (
            <tr className={classes.known}><th scope="row"><Trans>Scored already</Trans></th><td /><td>{count(scored)}</td></tr>
          )}
        </tfoot>
      </table>
    </>
  );
}
