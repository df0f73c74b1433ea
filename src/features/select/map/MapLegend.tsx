import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Mark, SetMark } from '../../../ui/SetMark';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { count } from '../../../ui/format';
import type { SelectView } from '../selectView';
import type { Colouring } from './colouring';
import { drawnSets } from './mapPoints';
import classes from './map.module.css';

/** What marks and colours stand for. */
export function MapLegend({ view, colouring }: { readonly view: SelectView; readonly colouring: Colouring }) {
  const { subset, sets, settings } = view;
  const rows = sets.pool.examples.length;
  const style = objectiveStyle(settings.objective);
  const drawn = drawnSets(view);
  return (
    <ul className={classes.legend} aria-label={t`Marks and colours`}>
      {subset !== null && <li><Mark shape={style.mark} color={colouring.legend.length === 0 ? style.color : 'var(--text2)'} /> <Trans>In the subset <strong className="num">{count(subset.size)}</strong></Trans></li>}
      {colouring.legend.length === 0 && <li><Mark shape="disc" color="var(--ghost)" size={8} /> {subset === null ? t`Rows` : t`Other rows`} <span className="num">{count(rows - (subset?.size ?? 0))}</span></li>}
      {colouring.legend.map(({ colour, label, rows: some }) => (
        <li key={label}><Mark shape="disc" color={colour} size={10} /> {label}{some !== null && <span className="num">{count(some)}</span>}</li>
      ))}
      {drawn.includes('target') && sets.target.examples.length > 0 && <li><SetMark series="target" /> {t`Target`} <span className="num">{count(sets.target.examples.length)}</span></li>}
      {drawn.includes('existing') && sets.existing.examples.length > 0 && <li><SetMark series="existing" /> {t`Existing`} <span className="num">{count(sets.existing.examples.length)}</span></li>}
    </ul>
  );
}
