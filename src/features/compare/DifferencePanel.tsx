import { t } from '@lingui/core/macro';
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconArrowsExchange, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Example } from '../../core/dataset/types';
import { count } from '../../ui/format';
import type { ComparedSubset } from './comparedSubset';
import type { UtilityBlock } from '../../core/scoring/types';
import { differenceFacts, differenceRows, type DifferenceSide } from './difference';
import { DifferenceTable } from './DifferenceTable';
import { overlapSize, type OverlapColumn } from './overlap';
import { SubsetPicker } from './SubsetPicker';
import classes from './DifferencePanel.module.css';

/** What the list shows: one side of a pair, or the rows of a column of the overlap. */
export interface DifferenceChoice {
  readonly a: number;
  readonly b: number;
  readonly side: DifferenceSide;
  readonly column: OverlapColumn | null;
}

interface DifferencePanelProps {
  readonly pool: readonly Example[];
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  readonly choice: DifferenceChoice;
  readonly onChange: (choice: DifferenceChoice) => void;
  readonly ground: UtilityBlock | null;
  readonly target: UtilityBlock | null;
  readonly hrefOf: (row: Example) => string;
}

export function DifferencePanel({ pool, subsets, names, choice, onChange, ground, target, hrefOf }: DifferencePanelProps) {
  const { a, b, side, column } = choice;
  const [subsetA, subsetB] = [subsets[a]!, subsets[b]!];
  const rows = differenceRows({ a: subsetA.picks, b: subsetB.picks });
  const swapped = side === 'only-b' && column === null;
  const [own, other] = swapped ? [b, a] : [a, b];
  const facts = useMemo(
    () => differenceFacts(column?.rows ?? differenceRows({ a: subsetA.picks, b: subsetB.picks })[side], subsets[own]!, subsets[other]!, ground, target),
    [column, side, subsetA, subsetB, subsets, own, other, ground, target],
  );
  const pick = (change: Partial<DifferenceChoice>): void => onChange({ ...choice, column: null, ...change });
  return (
    <section className={classes.panel} aria-label={t`Difference of two subsets`}>
      <header className={classes.header}>
        <SubsetPicker label={t`First subset`} subsets={subsets} value={a} onChange={(next) => pick({ a: next, b: next === b ? a : b })} />
        <ActionIcon size="sm" aria-label={t`Swap the two subsets`} onClick={() => pick({ a: b, b: a })}>
          <IconArrowsExchange size={16} stroke={1.6} />
        </ActionIcon>
        <SubsetPicker label={t`Second subset`} subsets={subsets} value={b} onChange={(next) => pick({ b: next, a: next === a ? b : a })} />
        {column !== null && (
          <span className={classes.column}>
            {overlapSize(column, names)}
            <ActionIcon size="xs" aria-label={t`Show the difference again`} onClick={() => pick({})}>
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          </span>
        )}
        <SegmentedControl
          className={classes.sides ?? ''}
          aria-label={t`Rows to list`}
          value={column === null ? side : ''}
          onChange={(value) => pick({ side: sideOf(value) })}
          data={[
            { value: 'only-a', label: <SideLabel words={t`Only in ${names[a]!}`} rows={rows['only-a'].length} /> },
            { value: 'only-b', label: <SideLabel words={t`Only in ${names[b]!}`} rows={rows['only-b'].length} /> },
            { value: 'both', label: <SideLabel words={t`In both`} rows={rows.both.length} /> },
          ]}
        />
      </header>
      <div className={classes.body}>
        <DifferenceTable rows={facts} pool={pool} other={subsets[other]!} otherName={names[other]!} withTarget={target !== null} hrefOf={hrefOf} />
      </div>
    </section>
  );
}

function SideLabel({ words, rows }: { readonly words: string; readonly rows: number }) {
  return (
    <span className={classes.side}>
      <span title={words}>{words}</span>
      <span className="num">{count(rows)}</span>
    </span>
  );
}

function sideOf(value: string): DifferenceSide {
  return value === 'only-b' || value === 'both' ? value : 'only-a';
}
