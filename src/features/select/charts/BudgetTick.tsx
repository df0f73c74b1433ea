import { count } from '../../../ui/format';

interface BudgetTickProps {
  readonly range: number;
  /** Stands after the last number. */
  readonly unit: string;
  /* From the axis. */
  readonly x?: number;
  readonly y?: number;
  readonly payload?: { readonly value: number };
}

/** Look of all ticks. */
export const TICK = { fill: 'var(--text3)', fontSize: 11 };

/** A tick of a budget axis; the last one carries the unit and ends with the plot. */
export function BudgetTick({ range, unit, x = 0, y = 0, payload }: BudgetTickProps) {
  const value = payload?.value ?? 0;
  const last = value === range;
  return (
    <text x={x} y={y + 10} textAnchor={last ? 'end' : 'middle'} {...TICK}>
      {last ? `${count(value)} ${unit}` : count(value)}
    </text>
  );
}
