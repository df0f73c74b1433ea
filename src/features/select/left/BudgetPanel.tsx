import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, NumberInput, SegmentedControl, Slider } from '@mantine/core';
import { memo } from 'react';
import { count, NO_VALUE, percent } from '../../../ui/format';
import { budgetInUnit, budgetTicks, rowsFromUnit, type BudgetUnit } from '../model/budget';
import { shortageText } from '../model/shortage';
import { drawnFrom, type ViewOf } from '../drawnFrom';
import type { SelectActions } from '../selectView';
import classes from './left.module.css';

const units = (): readonly { readonly value: BudgetUnit; readonly label: string; readonly field: string }[] => [
  { value: 'rows', label: t`Rows`, field: t`Budget in rows` },
  { value: 'share', label: '%', field: t`Budget in percent of the pool` },
  { value: 'tokens', label: t`Tokens`, field: t`Budget in tokens` },
];

const FIELDS = ['budget', 'budgetUnit', 'range', 'bend', 'tokensAlong', 'constraints', 'sets', 'subset', 'ranked', 'resolved', 'computing'] as const;

interface BudgetPanelProps {
  readonly view: ViewOf<typeof FIELDS>;
  readonly actions: SelectActions;
}

/** How many rows, or tokens. Moving it replays the ranking at once; where limits depend on it, the exact answer follows. */
export const BudgetPanel = drawnFrom(FIELDS, function BudgetPanel({ view, actions }: BudgetPanelProps) {
  const { budget, budgetUnit, range, bend, tokensAlong, constraints, sets } = view;
  const pool = sets.pool.examples.length;
  const { tokenBudget } = constraints;
  const tokens = tokensAlong?.[Math.min(budget, tokensAlong.length - 1)] ?? null;
  const coverage = view.subset === null ? null : view.subset.ranked.coverage[view.subset.size]!;
  const ticks = budgetTicks(range, pool, bend).map(({ rows }) => ({ value: rows, label: tickLabel(budgetInUnit(rows, budgetUnit, pool, tokensAlong), budgetUnit) }));
  const typed = (value: number | string): void => {
    if (typeof value !== 'number') return;
    if (budgetUnit === 'tokens') {
      if (value >= 1 && value !== tokenBudget) actions.setTokenBudget(value);
      return;
    }
    const rows = rowsFromUnit(value, budgetUnit, pool, tokensAlong);
    if (rows !== null && rows !== budget) actions.setBudget(rows);
  };
  return (
    <section className={classes.section} aria-labelledby="select-budget">
      <div className={classes.head}>
        <h2 className={classes.title} id="select-budget"><Trans>Budget</Trans></h2>
        <UnitChoice unit={budgetUnit} tokens={tokensAlong !== null || tokenBudget !== null} onUnit={actions.setBudgetUnit} />
      </div>
      <div className={classes.sliderLine}>
        <Slider
          className={classes.slider ?? ''}
          min={0}
          max={range}
          value={Math.min(budget, range)}
          onChange={(rows) => actions.setBudget(rows)}
          label={null}
          thumbLabel={t`Budget`}
          thumbValueText={t`${plural(budget, { one: '# row', other: '# rows' })}, ${percent(pool > 0 ? budget / pool : null)}, coverage ${percent(coverage)}`}
          marks={ticks}
        />
        <NumberInput
          className={classes.number ?? ''}
          aria-label={units().find(({ value }) => value === budgetUnit)?.field}
          hideControls
          clampBehavior="blur"
          min={0}
          value={(budgetUnit === 'tokens' ? tokenBudget : null) ?? budgetInUnit(budget, budgetUnit, pool, tokensAlong) ?? ''}
          onChange={typed}
        />
      </div>
      <div className={`${classes.facts} num`}>
        <span>{t`${budgetUnit === 'rows' ? percent(pool > 0 ? budget / pool : null) : count(budget)} of ${plural(pool, { one: '# row', other: '# rows' })}`}</span>
        <span><Trans>{count(tokens)} tokens</Trans></span>
      </div>
      {budgetUnit === 'tokens' && <p className={classes.note}><Trans>Rows are compared by what they add per token.</Trans></p>}
      <Shortage view={view} />
      {bend !== null && (
        <BendOffer bend={bend} disabled={bend === budget} onBudget={actions.setBudget} />
      )}
    </section>
  );
});

const UnitChoice = memo(function UnitChoice({ unit, tokens, onUnit }: { readonly unit: BudgetUnit; readonly tokens: boolean; readonly onUnit: (unit: BudgetUnit) => void }) {
  const data = units().map(({ value, label }) => ({ value, label, disabled: value === 'tokens' && !tokens }));
  return <SegmentedControl size="xs" aria-label={t`Unit of the budget`} value={unit} onChange={(next) => onUnit(next)} data={data} />;
});

const BendOffer = memo(function BendOffer({ bend, disabled, onBudget }: { readonly bend: number; readonly disabled: boolean; readonly onBudget: (rows: number) => void }) {
  return (
    <div className={classes.offer}>
      <span>{t`Bend of the curve: ${plural(bend, { one: '# row', other: '# rows' })}`}</span>
      <Button size="xs" disabled={disabled} onClick={() => onBudget(bend)}><Trans>Use</Trans></Button>
    </div>
  );
});

/** A budget that cannot be met says so, and what stands instead. */
function Shortage({ view }: { readonly view: Parameters<typeof shortageText>[0] }) {
  const text = shortageText(view);
  return text === null ? null : <p className={classes.note} role="status">{text}</p>;
}

/** 12,400 tokens as "12k": five labels share 200 px. */
function tickLabel(value: number | null, unit: BudgetUnit): string {
  if (value === null) return NO_VALUE;
  return unit === 'tokens' && value >= 10_000 ? `${Math.round(value / 1000)}k` : String(unit === 'share' ? Math.round(value) : value);
}
