/** An objective, or the target's coverage, under which every subset is measured. */
export type MeasureName = 'fl' | 'flmi' | 'flcg' | 'target';

export interface Measure {
  readonly name: MeasureName;
  /** One value per subset, in the order of the subsets. */
  readonly values: readonly number[];
}

export interface MeasureShares {
  readonly name: MeasureName;
  /** Percent of the best subset; null where even the best is 0. */
  readonly percent: readonly (number | null)[];
  readonly best: readonly boolean[];
}

/** Each subset's value in percent of the best of these subsets. Equal values are equally best. */
export function measureShares(measures: readonly Measure[]): MeasureShares[] {
  return measures.map(({ name, values }) => {
    const most = Math.max(0, ...values);
    return {
      name,
      percent: values.map((value) => (most > 0 ? (100 * value) / most : null)),
      best: values.map((value) => most > 0 && value === most),
    };
  });
}
