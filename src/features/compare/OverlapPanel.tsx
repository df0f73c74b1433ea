import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChartFrame } from '../../ui/ChartFrame';
import { count } from '../../ui/format';
import { overlapWords, type OverlapColumn } from './overlap';
import type { ComparedSubset } from './comparedSubset';
import { shortNamesOf } from './subsetWords';
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
    columns: [t`Rows in exactly these subsets`, t`Rows`],
    rows: columns.map((column) => [overlapWords(column, shortNamesOf(subsets)), count(column.rows.length)]),
  });
  return (
    <ChartFrame title={t`Overlap`} table={table} actions={<span className={classes.note}><Trans>rows in exactly these subsets</Trans></span>}>
      <UpsetPlot subsets={subsets} names={names} columns={columns} chosen={chosen} onChoose={onChoose} />
    </ChartFrame>
  );
}
