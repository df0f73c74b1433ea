import { t } from '@lingui/core/macro';
import { useElementSize } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { count } from '../../ui/format';
import { seriesStyle, type ComparedSubset } from './comparedSubset';
import { overlapSize, type OverlapColumn } from './overlap';
import { SubsetMark } from './SubsetMark';
import { upsetLayout, type UpsetLayout } from './upsetLayout';
import classes from './UpsetPlot.module.css';

interface UpsetPlotProps {
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  readonly columns: readonly OverlapColumn[];
  readonly chosen: number | null;
  readonly onChoose: (column: OverlapColumn | null) => void;
}

const LABEL_WIDTH = 96;

/** Which rows the subsets share: a bar per intersection over a matrix that says whose it is. */
export function UpsetPlot({ subsets, names, columns, chosen, onChoose }: UpsetPlotProps) {
  const { ref, width, height } = useElementSize();
  const layout = upsetLayout(columns, { width, height, labelWidth: LABEL_WIDTH, subsets: subsets.length });
  return (
    <div className={classes.plot} ref={ref}>
      {layout.rowTops.map((top, at) => (
        <div key={subsets[at]!.id} className={classes.row} data-odd={at % 2 === 0} style={{ top, height: layout.rowHeight }}>
          <span className={classes.name} title={subsets[at]!.name}>
            <SubsetMark subset={subsets[at]!} size={11} />
            <span>{names[at]}</span>
          </span>
        </div>
      ))}
      {width > 0 && (
        <svg className={classes.drawing} width={width} height={height} role="group" aria-label={t`Rows in exactly these subsets`}>
          {columns.map((column, at) => (
            <Column
              key={column.mask}
              column={column}
              place={layout.columns[at]!}
              layout={layout}
              color={column.members.length === 1 ? seriesStyle(subsets[column.members[0]!]!.series).color : 'var(--text2)'}
              label={overlapSize(column, names)}
              chosen={chosen === column.mask}
              onChoose={() => onChoose(chosen === column.mask ? null : column)}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

interface ColumnProps {
  readonly column: OverlapColumn;
  readonly place: UpsetLayout['columns'][number];
  readonly layout: UpsetLayout;
  readonly color: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Column({ column, place, layout, color, label, chosen, onChoose }: ColumnProps) {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose();
  };
  const alone = column.members.length === 1;
  return (
    <g className={classes.column} role="button" tabIndex={0} aria-pressed={chosen} onClick={onChoose} onKeyDown={press}>
      <title>{label}</title>
      <rect className={classes.hit} x={place.left} y={0} width={place.step} height={layout.height} rx={4} />
      <rect x={place.centre - place.barWidth / 2} y={place.barTop} width={place.barWidth} height={place.barHeight} rx={Math.min(2, place.barHeight / 2)} fill={color} />
      {place.labelled && (
        <text className={`${classes.count} num`} aria-hidden="true" x={place.centre} y={place.barTop - 6}>{count(column.rows.length)}</text>
      )}
      {!alone && <line className={classes.link} x1={place.centre} x2={place.centre} y1={place.linkTop} y2={place.linkBottom} />}
      {layout.rowTops.map((top, subset) => (
        <circle
          key={top}
          cx={place.centre}
          cy={top + layout.rowHeight / 2}
          r={layout.dotRadius}
          fill={!column.members.includes(subset) ? 'var(--line2)' : alone ? color : 'var(--text)'}
        />
      ))}
    </g>
  );
}
