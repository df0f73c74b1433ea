import { Trans } from '@lingui/react/macro';
import { count } from '../../../ui/format';
import type { CurrentTask } from '../model/currentTask';
import { placeOf, type MatrixLayout } from '../model/matrixLayout';
import classes from './matrix.module.css';

interface ColumnMarkerProps {
  readonly current: CurrentTask;
  readonly layout: MatrixLayout;
  readonly density: number;
  readonly left: number;
  readonly top: number;
}

/** A line at the example that is asked now. */
export function ColumnMarker({ current, layout, density, left, top }: ColumnMarkerProps) {
  const place = placeOf(layout.columns, current.set, current.column);
  if (place === null) return null;
  const x = place / density;
  return (
    <div className={classes.marker} data-ink="keep" style={{ left: left + x, top, height: layout.height / density }} data-flip={x > layout.width / density - 150}>
      <span className={`${classes.markerLabel} num`}><Trans>example {count(current.place)} of {count(current.places)}</Trans></span>
    </div>
  );
}
