import { count } from '../../../ui/format';
import { groupFields } from '../model/poolRows';
import { sourceShares } from '../model/sourceShares';
import type { SelectView } from '../selectView';
import classes from './left.module.css';

/** Rows per source (or kind, where rows have no source): chosen and all. */
export function SourceBars({ view }: { readonly view: SelectView }) {
  const { examples } = view.sets.pool;
  const fields = groupFields(examples);
  const field = fields.includes('source') ? 'source' : fields[0];
  if (field === undefined || view.subset === null) return null;
  const shares = sourceShares(examples, field, view.subset);
  const most = Math.max(1, ...shares.map(({ chosen }) => chosen));
  return (
    <table className={classes.sources}>
      <thead>
        <tr>
          <th scope="col">Rows per {field}</th>
          <td />
          <th scope="col">chosen / all</th>
        </tr>
      </thead>
      <tbody className="num">
        {shares.map(({ label, chosen, all }) => (
          <tr key={label}>
            <th scope="row" title={label}>{label}</th>
            <td aria-hidden="true">
              <span className={classes.sourceTrack}>
                <span className={classes.sourceFill} style={{ width: `${(100 * chosen) / most}%` }} />
              </span>
            </td>
            <td>
              <strong>{count(chosen)}</strong> / {count(all)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
