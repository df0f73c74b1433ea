import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Example } from '../../core/dataset/types';
import { ChartFrame } from '../../ui/ChartFrame';
import { count, percent } from '../../ui/format';
import type { ComparedSubset } from './comparedSubset';
import { DotPlot } from './DotPlot';
import { groupings, groupShares, type GroupBy, type GroupShare } from './groupShares';
import { SubsetMark } from './SubsetMark';
import { shortNamesOf } from './subsetWords';
import classes from './DotPlot.module.css';

interface GroupSharesPanelProps {
  readonly pool: readonly Example[];
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
}

const words = (by: GroupBy): string => (by === 'source' ? t`Source` : t`Kind`);

/** How much of each subset comes from each source (or kind), beside the pool. */
export function GroupSharesPanel({ pool, subsets, names }: GroupSharesPanelProps) {
  const offered = groupings(pool);
  const [wanted, setWanted] = useState<GroupBy>('source');
  const by = offered.includes(wanted) ? wanted : (offered[0] ?? 'source');
  const shares = (): readonly GroupShare[] => groupShares(pool, subsets.map(({ picks }) => picks), by);
  const table = () => ({
    columns: [words(by), t`Rows in the pool`, t`Pool`, ...shortNamesOf(subsets)],
    rows: shares().map((share) => [share.group, count(share.poolRows), percent(share.pool), ...share.subsets.map(percent)]),
  });
  const choice = offered.length > 1 && (
    <SegmentedControl size="xs" aria-label={t`Share of each`} value={by} onChange={(value) => setWanted(value === 'kind' ? 'kind' : 'source')} data={offered.map((value) => ({ value, label: words(value) }))} />
  );
  return (
    <ChartFrame title={by === 'source' ? t`Share of each source` : t`Share of each kind`} table={table} actions={choice}>
      {offered.length === 0 ? (
        <p className={classes.none}><Trans>The pool’s rows name no source and no kind, so that there is nothing to set apart here.</Trans></p>
      ) : (
        <div className={classes.panel}>
          <ul className={classes.legend}>
            {subsets.map((subset, at) => (
              <li key={subset.id}>
                <SubsetMark subset={subset} size={11} />
                {names[at]}
              </li>
            ))}
            <li>
              <span className={classes.poolMark} data-ink="keep" aria-hidden="true" />
              <Trans>pool</Trans>
            </li>
          </ul>
          <DotPlot shares={shares()} subsets={subsets} names={names} />
        </div>
      )}
    </ChartFrame>
  );
}
