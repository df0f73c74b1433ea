import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Example } from '../../core/dataset/types';
import { ChartFrame } from '../../ui/ChartFrame';
import { count, percent } from '../../ui/format';
import type { ComparedSubset } from './comparedSubset';
import { DotPlot } from './DotPlot';
import { groupings, groupShares, type GroupBy } from './groupShares';
import { SubsetMark } from './SubsetMark';
import classes from './DotPlot.module.css';

interface GroupSharesPanelProps {
  readonly pool: readonly Example[];
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
}

const WORDS: Readonly<Record<GroupBy, string>> = { source: 'Source', kind: 'Kind' };

/** How much of each subset comes from each source (or kind), beside the pool. */
export function GroupSharesPanel({ pool, subsets, names }: GroupSharesPanelProps) {
  const offered = groupings(pool);
  const [wanted, setWanted] = useState<GroupBy>('source');
  const by = offered.includes(wanted) ? wanted : (offered[0] ?? 'source');
  const shares = groupShares(pool, subsets.map(({ picks }) => picks), by);
  const table = () => ({
    columns: [WORDS[by], 'Rows in the pool', 'Pool', ...names],
    rows: shares.map((share) => [share.group, count(share.poolRows), percent(share.pool), ...share.subsets.map(percent)]),
  });
  const choice = offered.length > 1 && (
    <SegmentedControl size="xs" aria-label="Share of each" value={by} onChange={(value) => setWanted(value === 'kind' ? 'kind' : 'source')} data={offered.map((value) => ({ value, label: WORDS[value] }))} />
  );
  return (
    <ChartFrame title={`Share of each ${by}`} table={table} actions={choice}>
      {offered.length === 0 ? (
        <p className={classes.none}>The pool’s rows name no source and no kind, so that there is nothing to set apart here.</p>
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
              pool
            </li>
          </ul>
          <DotPlot shares={shares} subsets={subsets} names={names} />
        </div>
      )}
    </ChartFrame>
  );
}
