import { count } from '../../../ui/format';
import type { AxisTick } from '../../../ui/plot/PlotAxes';
import { pixelOf } from '../../../ui/plot/scale';
import { budgetAxisTicks } from './plot';

/** Ticks of an axis of budgets from `left` to `right`; the last one carries the unit and ends with the plot. */
export function budgetAxis(range: number, unit: string, left: number, right: number): readonly AxisTick[] {
  return budgetAxisTicks(range).map((budget) => ({
    at: pixelOf(budget, 0, range, left, right),
    text: budget === range ? `${count(budget)} ${unit}` : count(budget),
    anchor: budget === range ? 'end' : 'middle',
  }));
}
