import { Button, NumberInput, SegmentedControl, Slider } from '@mantine/core';
import { count, percent } from '../../../ui/format';
import { budgetInUnit, budgetTicks, rowsFromUnit, type BudgetUnit } from '../model/budget';
import type { SelectActions, SelectView } from '../selectView';
import classes from './left.module.css';

const UNITS: readonly { readonly value: BudgetUnit; readonly label: string }[] = [
  { value: 'rows', label: 'Rows' },
  { value: 'share', label: '%' },
  { value: 'tokens', label: 'Tokens' },
];

interface BudgetPanelProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
}

/** How many rows. Moving it only replays the ranking, so every step is shown at once. */
export function BudgetPanel({ view, actions }: BudgetPanelProps) {
  const { budget, budgetUnit, budgetMost, range, bend, tokensAlong, sets } = view;
  const pool = sets.pool.examples.length;
  const tokens = tokensAlong?.[Math.min(budget, tokensAlong.length - 1)] ?? null;
  const coverage = view.subset === null ? null : view.subset.ranked.coverage[view.subset.size]!;
  const units = UNITS.map(({ value, label }) => ({ value, label, disabled: value === 'tokens' && tokensAlong === null }));
  return (
    <section className={classes.section} aria-labelledby="select-budget">
      <div className={classes.head}>
        <h2 className={classes.title} id="select-budget">Budget</h2>
        <SegmentedControl size="xs" aria-label="Unit of the budget" value={budgetUnit} onChange={(unit) => actions.setBudgetUnit(unit)} data={units} />
      </div>
      <div className={classes.sliderLine}>
        <Slider
          className={classes.slider ?? ''}
          min={0}
          max={range}
          value={Math.min(budget, range)}
          onChange={(rows) => actions.setBudget(rows)}
          label={null}
          thumbLabel="Budget"
          thumbValueText={`${count(budget)} rows, ${percent(pool > 0 ? budget / pool : null)}, coverage ${percent(coverage)}`}
          marks={budgetTicks(range, pool, bend).map(({ rows, label }) => ({ value: rows, label }))}
        />
        <NumberInput
          className={classes.number ?? ''}
          aria-label={`Budget in ${budgetUnit === 'share' ? 'percent of the pool' : budgetUnit}`}
          hideControls
          clampBehavior="blur"
          min={0}
          value={budgetInUnit(budget, budgetUnit, pool, tokensAlong) ?? ''}
          onChange={(value) => {
            if (typeof value !== 'number') return;
            const rows = rowsFromUnit(value, budgetUnit, pool, tokensAlong);
            if (rows !== null && rows !== budget) actions.setBudget(rows);
          }}
        />
      </div>
      <div className={`${classes.facts} num`}>
        <span>{budgetUnit === 'share' ? `${count(budget)} of ${count(pool)} rows` : `${percent(pool > 0 ? budget / pool : null)} of ${count(pool)} rows`}</span>
        <span>{count(tokens)} tokens</span>
      </div>
      <BudgetLimit most={budgetMost} banned={view.settings.bans.length} budget={budget} />
      {bend !== null && (
        <div className={classes.offer}>
          <span>Bend of the curve: {count(bend)} rows</span>
          <Button size="xs" disabled={bend === budget} onClick={() => actions.setBudget(bend)}>Use</Button>
        </div>
      )}
    </section>
  );
}

/** A budget that cannot be met says so, and what stands instead. */
function BudgetLimit({ most, banned, budget }: { readonly most: number; readonly banned: number; readonly budget: number }) {
  if (budget <= most) return null;
  return (
    <p className={classes.note} role="status">
      {count(budget)} rows are more than the {count(most)} that may be chosen{banned > 0 ? ` (${count(banned)} banned)` : ''}. The subset has {count(most)}.
    </p>
  );
}
