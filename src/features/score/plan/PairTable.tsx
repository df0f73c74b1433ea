import type { ScoringPlan } from '../../../core/scoring/types';
import { count } from '../../../ui/format';
import { planLines } from '../model/planTable';
import classes from './plan.module.css';

/** The blocks as rows x examples = pairs. */
export function PairTable({ plan, isDone }: { readonly plan: ScoringPlan; readonly isDone: boolean }) {
  const lines = planLines(plan);
  const scored = plan.pairsTotal - plan.pairs;
  return (
    <>
      <p className={classes.quiet}>Every row with every example.</p>
      <table className={`${classes.pairs} num`}>
        <thead className="visually-hidden">
          <tr><th scope="col">Block</th><th scope="col">Rows and examples</th><th scope="col">Pairs</th></tr>
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
          <tr><th scope="row">Together</th><td /><td>{count(plan.pairsTotal)}</td></tr>
          {scored > 0 && !isDone && (
            <tr className={classes.known}><th scope="row">Scored already</th><td /><td>{count(scored)}</td></tr>
          )}
        </tfoot>
      </table>
    </>
  );
}
