import { count, percent } from '../../../ui/format';
import type { FlaggedRows } from '../model/flags';
import { sameFilter, type RowFilter } from '../model/rowFilter';
import classes from './profile.module.css';

interface FlagBarsProps {
  readonly groups: readonly FlaggedRows[];
  /** A group's name by its key. */
  readonly nameOf: (key: string) => string;
  /** Rows of the set. */
  readonly rows: number;
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter) => void;
}

/** One bar for each group of rows; a click shows only these. */
export function FlagBars({ groups, nameOf, rows, filter, onFilter }: FlagBarsProps) {
  const most = Math.max(...groups.map((group) => group.rows.length));
  return (
    <ul className={classes.bars}>
      {groups.map(({ key, name, rows: own }) => {
        const asked: RowFilter = { by: 'rows', rows: own, label: () => nameOf(key) };
        return (
          <li key={key}>
            <button type="button" className={classes.bar} aria-pressed={sameFilter(filter, asked)} onClick={() => onFilter(asked)}>
              <span className={classes.barName}>{name}</span>
              <span className={classes.track} data-ink="track" aria-hidden="true">
                <span className={classes.fill} data-ink="fill" style={{ width: `${(100 * own.length) / most}%` }} />
              </span>
              <span className={`${classes.barCount} num`}>{count(own.length)}</span>
              <span className={`${classes.barShare} num`}>{percent(own.length / rows)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
