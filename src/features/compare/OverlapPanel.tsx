import { ChartFrame } from '../../ui/ChartFrame';
import { count } from '../../ui/format';
import { overlapWords, type OverlapColumn } from './overlap';
import type { ComparedSubset } from './comparedSubset';
import { UpsetPlot } from './UpsetPlot';
import classes from './ComparePanels.module.css';

interface OverlapPanelProps {
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  readonly columns: readonly OverlapColumn[];
  /** Mask of the column whose rows are listed; null for none. */
  readonly chosen: number | null;
  readonly onChoose: (column: OverlapColumn | null) => void;
}

export function OverlapPanel({ subsets, names, columns, chosen, onChoose }: OverlapPanelProps) {
  const table = () => ({
    columns: ['Rows in exactly these subsets', 'Rows'],
    rows: columns.map((column) => [overlapWords(column, names), count(column.rows.length)]),
  });
  return (
    <ChartFrame title="Overlap" table={table} actions={<span className={classes.note}>rows in exactly these subsets</span>}>
      <UpsetPlot subsets={subsets} names={names} columns={columns} chosen={chosen} onChoose={onChoose} />
    </ChartFrame>
  );
}
