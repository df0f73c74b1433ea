import { count } from '../../../ui/format';
import type { Span } from '../model/matrixLayout';
import classes from './matrix.module.css';

interface ColumnLabelsProps {
  readonly spans: readonly Span[];
  readonly density: number;
  readonly left: number;
}

/** Shorter groups than this have no room for their name; its hint has it. */
const LEAST_WIDTH = 30;
const LEAST_HEIGHT = 12;

/** Names of the groups of examples, with a line in the colour of their set. */
export function ColumnLabels({ spans, density, left }: ColumnLabelsProps) {
  return spans.map(({ group, start, size }) => (
    <div key={`${group.set} ${group.name}`} className={classes.columnLabel} data-set={group.set} style={{ left: left + start / density, width: size / density }} title={`${group.name}: ${count(group.members.length)}`}>
      {size / density >= LEAST_WIDTH && <span>{group.name}</span>}
    </div>
  ));
}

interface RowLabelsProps {
  readonly spans: readonly Span[];
  readonly density: number;
  readonly top: number;
  readonly width: number;
}

export function RowLabels({ spans, density, top, width }: RowLabelsProps) {
  return spans.map(({ group, start, size }) => (
    <div key={`${group.set} ${group.name}`} className={classes.rowLabel} data-set={group.set} style={{ top: top + start / density, height: size / density, width: width - 4 }} title={`${group.name}: ${count(group.members.length)}`}>
      {size / density >= LEAST_HEIGHT && <span>{group.name}</span>}
    </div>
  ));
}
