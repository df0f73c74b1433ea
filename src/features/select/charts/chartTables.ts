import { t } from '@lingui/core/macro';
import type { ChartTable } from '../../../ui/ChartFrame';
import { count, gain, percent } from '../../../ui/format';
import type { CoverageRow } from './coverageRows';
import type { GainRow } from './gainRows';

const share = (inPercent: number | null | undefined): string => percent(inPercent === null || inPercent === undefined ? null : inPercent / 100);

/** The coverage chart's numbers; columns that have none are left out. `names`: saved subsets by id. */
export function coverageTable(rows: readonly CoverageRow[], names: ReadonlyMap<string, string>): ChartTable {
  const withTarget = rows.some(({ target }) => target !== null);
  const withRandom = rows.some(({ random }) => random !== null);
  const saved = [...names].filter(([id]) => rows.some((row) => row.saved[id] !== undefined));
  return {
    columns: [t`Rows`, t`Coverage`, ...(withTarget ? [t`Target coverage`] : []), ...(withRandom ? [t`Random, mean`, t`Random, 5 %`, t`Random, 95 %`] : []), ...saved.map(([, name]) => name)],
    rows: rows.map((row) => [
      count(row.budget),
      share(row.coverage),
      ...(withTarget ? [share(row.target)] : []),
      ...(withRandom ? [share(row.random), share(row.band?.[0]), share(row.band?.[1])] : []),
      ...saved.map(([id]) => share(row.saved[id])),
    ]),
  };
}

export function gainTable(rows: readonly GainRow[]): ChartTable {
  return { columns: [t({ message: 'Pick', context: 'column' }), t`Gain`], rows: rows.map(({ pick, gain: value }) => [count(pick), gain(value)]) };
}
