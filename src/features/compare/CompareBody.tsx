import { t } from '@lingui/core/macro';
import { Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Example } from '../../core/dataset/types';
import type { BlockMap } from '../../store/types';
import type { ComparedSubset } from './comparedSubset';
import type { Comparison, MeasureWeights } from './comparison';
import { CoveragePanel } from './CoveragePanel';
import { DifferencePanel, type DifferenceChoice } from './DifferencePanel';
import { GroupSharesPanel } from './GroupSharesPanel';
import { ObjectiveTable } from './ObjectiveTable';
import { overlapColumns, type OverlapColumn } from './overlap';
import { OverlapPanel } from './OverlapPanel';
import { weight } from './subsetWords';
import type { MeasureName } from './underObjectives';
import classes from './CompareScreen.module.css';

interface CompareBodyProps {
  readonly projectId: string;
  readonly pool: readonly Example[];
  readonly blocks: BlockMap;
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  /** Null while it is computed for the first time. */
  readonly comparison: Comparison | null;
  readonly computing: boolean;
  readonly weights: MeasureWeights;
}

/** The five panels under the cards. */
export function CompareBody({ projectId, pool, blocks, subsets, names, comparison, computing, weights }: CompareBodyProps) {
  const columns = useMemo(() => overlapColumns(subsets.map(({ picks }) => picks)), [subsets]);
  const [choice, setChoice] = useState<StoredChoice>({ a: null, b: null, side: 'only-a', mask: null });
  const shown = shownChoice(choice, subsets, columns);
  const store = ({ a, b, side, column }: DifferenceChoice): void => setChoice({ a: subsets[a]!.id, b: subsets[b]!.id, side, mask: column?.mask ?? null });
  const chooseColumn = (column: OverlapColumn | null): void => store(column === null ? { ...shown, column } : { ...sidesOf(column, subsets.length), side: 'only-a', column });
  const ground = blocks['pool-pool'] ?? null;
  const target = blocks['target-pool'] ?? null;
  return (
    <>
      <div className={classes.middle} data-dimmed={computing && comparison !== null}>
        <OverlapPanel subsets={subsets} names={names} columns={columns} chosen={shown.column?.mask ?? null} onChoose={chooseColumn} />
        {comparison === null ? (
          <PanelSkeleton />
        ) : (
          <ObjectiveTable subsets={subsets} names={names} measures={comparison.measures} parameters={parametersOf(weights)} />
        )}
        {comparison === null ? <PanelSkeleton /> : <CoveragePanel subsets={subsets} names={names} curves={comparison.curves} band={comparison.band} poolSize={pool.length} />}
      </div>
      <div className={classes.bottom}>
        <GroupSharesPanel pool={pool} subsets={subsets} names={names} />
        <DifferencePanel
          pool={pool}
          subsets={subsets}
          names={names}
          choice={shown}
          onChange={store}
          ground={ground}
          target={target}
          hrefOf={({ hash }) => `#/p/${projectId}/select?row=${hash}`}
        />
      </div>
    </>
  );
}

const parametersOf = ({ eta, nu }: MeasureWeights): Readonly<Partial<Record<MeasureName, string>>> => ({
  flmi: t`FLMI with η ${weight(eta)}`,
  flcg: t`FLCG with ν ${weight(nu)}`,
  target: t`Coverage of the target set`,
});

/** By id, so that it survives a subset that is added or taken out. */
interface StoredChoice {
  readonly a: string | null;
  readonly b: string | null;
  readonly side: DifferenceChoice['side'];
  readonly mask: number | null;
}

/** What is stored as far as it still exists; at first the second subset against the first. */
function shownChoice({ a, b, side, mask }: StoredChoice, subsets: readonly ComparedSubset[], columns: readonly OverlapColumn[]): DifferenceChoice {
  const place = (id: string | null): number => subsets.findIndex((subset) => subset.id === id);
  const first = place(a) >= 0 ? place(a) : place(b) === 1 ? 0 : 1;
  const second = place(b) >= 0 && place(b) !== first ? place(b) : first === 0 ? 1 : 0;
  return { a: first, b: second, side, column: columns.find((column) => column.mask === mask) ?? null };
}

/** Rows of a column are listed for its first member, and held against the first subset that lacks them. */
function sidesOf({ members }: OverlapColumn, subsets: number): { readonly a: number; readonly b: number } {
  const a = members[0]!;
  const lacking = Array.from({ length: subsets }, (_, at) => at).find((at) => !members.includes(at));
  return { a, b: lacking ?? members[1]! };
}

function PanelSkeleton() {
  return (
    <div className={classes.skeleton} aria-hidden="true">
      <Skeleton height={14} width="42%" />
      <Skeleton height={190} />
    </div>
  );
}
