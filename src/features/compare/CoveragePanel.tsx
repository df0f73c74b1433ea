import { plural, t } from '@lingui/core/macro';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ChartFrame, type ChartTable } from '../../ui/ChartFrame';
import { count, NO_VALUE, percent } from '../../ui/format';
import { agreementRows } from './agreementRows';
import { BudgetLines } from './BudgetLines';
import type { ComparedSubset } from './comparedSubset';
import { coverageRows, lastBudget, type CoverageCurves, type CoverageRow } from './coverageRows';
import { shortNamesOf } from './subsetWords';
import classes from './CoveragePanel.module.css';

interface CoveragePanelProps extends CoverageCurves {
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  readonly poolSize: number;
}

const COVERAGE = 'coverage';

/** Over the budget: the pool coverage of each subset's ranking, or how many of its picks it shares with one of them. */
export function CoveragePanel({ subsets, names, curves, band, poolSize }: CoveragePanelProps) {
  const [shown, setShown] = useState<string>(COVERAGE);
  const reference = subsets.findIndex(({ id }) => id === shown); // one that was taken out: coverage again
  const budgets = subsets.map(({ picks }) => picks.length);
  const last = lastBudget(budgets, poolSize);
  const agrees = reference >= 0;
  const rows = agrees ? agreementRows({ orders: subsets.map(({ order }) => order), reference, poolSize }, budgets, last) : coverageRows({ curves, band }, budgets, last);
  const withLine = (all: readonly string[]): readonly (string | null)[] => (agrees ? all.map((name, at) => (at === reference ? null : name)) : all);
  const choice = (
    <NativeSelect
      size="xs"
      className={classes.choice ?? ''}
      aria-label={t`What is drawn over the budget`}
      value={agrees ? shown : COVERAGE}
      onChange={(event) => setShown(event.currentTarget.value)}
      data={[{ value: COVERAGE, label: t`Pool coverage` }, ...subsets.map(({ id }, at) => ({ value: id, label: t`Picks shared with ${names[at]!}` }))]}
    />
  );
  return (
    <ChartFrame title={agrees ? t`Agreement over budget` : t`Pool coverage over budget`} actions={choice} table={() => tableOf(rows, withLine(shortNamesOf(subsets)), !agrees && band !== null)}>
      <BudgetLines subsets={subsets} names={names} rows={rows} last={last} label={spoken(subsets, withLine(names), rows)} />
    </ChartFrame>
  );
}

/** Names are null for subsets without a line. */
function tableOf(rows: readonly CoverageRow[], names: readonly (string | null)[], withBand: boolean): ChartTable {
  const lines = names.flatMap((name, at) => (name === null ? [] : [{ name, at }]));
  const withMean = rows.some(({ mean }) => mean !== undefined);
  const share = (value: number | undefined): string => (value === undefined ? NO_VALUE : percent(value));
  return {
    columns: [t`Rows`, ...lines.map(({ name }) => name), ...(withMean ? [t`By chance`] : []), ...(withBand ? ['5 %', '95 %'] : [])],
    rows: rows.map(({ budget, subsets, band, mean }) => [
      count(budget),
      ...lines.map(({ at }) => share(subsets[at])),
      ...(withMean ? [percent(mean ?? null)] : []),
      ...(withBand ? [percent(band?.[0] ?? null), percent(band?.[1] ?? null)] : []),
    ]),
  };
}

function spoken(subsets: readonly ComparedSubset[], names: readonly (string | null)[], rows: readonly CoverageRow[]): string {
  return subsets
    .flatMap(({ picks }, at) => {
      const name = names[at];
      if (name === null || name === undefined) return [];
      const there = rows.find(({ budget }) => budget === picks.length)?.subsets[at];
      return [t`${name}: ${percent(there ?? null)} with ${plural(picks.length, { one: '# row', other: '# rows' })}`];
    })
    .join('; ');
}
