import { count } from '../../../ui/format';
import type { AxisTick } from '../../../ui/plot/PlotAxes';
import { pixelOf } from '../../../ui/plot/scale';
import { budgetAxisTicks } from './plot';

/** Ticks of an axis of budgets from `left` to `right`; the last one has its text from `withUnit` and ends with the plot. */
export function budgetAxis(range: number, withUnit: (budget: number) => string, left: number, right: number): readonly AxisTick[] {
  return budgetAxisTicks(range).map((budget) => ({
    at: pixelOf(budget, 0, range, left, right),
    text: budget === range ? withUnit(budget) : count(budget),
    anchor: budget === range ? 'end' : 'middle',
  }));
}
