import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Example } from '../../core/dataset/types';
import { count, utility3 } from '../../ui/format';
import { RowLink } from '../../ui/RowLink';
import { VirtualTable, type TableColumn } from '../../ui/VirtualTable';
import type { ComparedSubset } from './comparedSubset';
import type { DifferenceRow } from './difference';
import { SubsetMark } from './SubsetMark';
import classes from './DifferencePanel.module.css';

interface DifferenceTableProps {
  readonly rows: readonly DifferenceRow[];
  readonly pool: readonly Example[];
  /** The subset that the rows are held against. */
  readonly other: ComparedSubset;
  readonly otherName: string;
  readonly withTarget: boolean;
  readonly hrefOf: (row: Example) => string;
}

export function DifferenceTable({ rows, pool, other, otherName, withTarget, hrefOf }: DifferenceTableProps) {
  const example = ({ row }: DifferenceRow): Example => pool[row]!;
  const target: TableColumn<DifferenceRow>[] = withTarget
    ? [{ key: 'target', title: t`Best on target`, width: '104px', align: 'end', cell: ({ bestOnTarget }) => <b className={classes.strong}>{utility3(bestOnTarget)}</b> }]
    : [];
  const columns: TableColumn<DifferenceRow>[] = [
    { key: 'pick', title: t({ message: 'Pick', context: 'its number' }), width: '56px', align: 'end', cell: ({ pick }) => <span className={classes.quiet}>{count(pick)}</span> },
    { key: 'source', title: t`Source`, width: '112px', cell: (row) => <span className={classes.quiet}>{example(row).source ?? example(row).kind ?? example(row).label}</span> },
    { key: 'row', title: t`Row`, width: 'minmax(130px, 1fr)', cell: (row) => <RowLink text={example(row).prompt} href={hrefOf(example(row))} /> },
    ...target,
    { key: 'rank', title: t`Rank in ${otherName}`, width: '96px', align: 'end', cell: ({ otherRank }) => <span className={classes.quiet}>{count(otherRank)}</span> },
    { key: 'cover', title: t`${otherName} covers it by`, width: '172px', cell: ({ coveredBy }) => <Cover coveredBy={coveredBy} other={other} /> },
  ];
  return (
    <VirtualTable label={t`Rows in this part of the two subsets`} columns={columns} rows={rows} rowKey={({ row }) => String(row)} empty={t`No row is in this part of the two subsets.`} />
  );
}

function Cover({ coveredBy, other }: { readonly coveredBy: DifferenceRow['coveredBy']; readonly other: ComparedSubset }) {
  if (coveredBy === null) return <span className={classes.quiet}><Trans>no pick helps it</Trans></span>;
  return (
    <span className={classes.cover}>
      <SubsetMark subset={other} size={10} />
      <span><Trans>pick {count(coveredBy.position + 1)}</Trans></span>
      <span className="num">{utility3(coveredBy.utility)}</span>
    </span>
  );
}
