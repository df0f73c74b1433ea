import { count, percent } from '../../../ui/format';
import { Mark } from '../../../ui/SetMark';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { entriesOf } from './entries';
import type { InspectorView } from './inspectorView';
import classes from './inspector.module.css';

/** From which budget on the row is in: in this ranking and in each saved subset's. */
export function EntrySection({ view, index }: { readonly view: InspectorView; readonly index: number }) {
  const entries = entriesOf(view, index);
  if (entries.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>From which budget on</h3>
      <ul className={classes.entries}>
        {entries.map(({ key, name, objective, pick, inside }) => {
          const { color, mark } = objectiveStyle(objective);
          return (
            <li key={key} className={classes.entry}>
              <Mark shape={mark} color={color} size={10} />
              <span className={classes.entryName} title={name}>{name}</span>
              <span className="num">
                {pick === null ? 'never' : `enters at ${percent(pick / view.sets.pool.examples.length)}, pick ${count(pick)}`}
                {inside !== null && <span className={classes.quiet}>{inside ? ' · in' : ' · not in'}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
