/** Pull towards the target with which the task-specific sample opens: most picks are of its kinds then. */
export const DEMO_ETA = 4;

/** What the sample cards show; made from the samples by scripts/demo/thumbnails.ts. */
export interface SetSizes {
  readonly pool: number;
  readonly target: number;
  readonly existing: number;
}
export interface DemoPicture {
  /** Size of the project file. */
  readonly bytes: number;
  readonly rows: SetSizes;
  /** Picks shown. */
  readonly budget: number;
  /** x, y in 0 … 1000 for the rows of pool, target, existing, in this order. */
  readonly places: readonly (readonly [number, number])[];
  /** Pool indexes of the first picks, best first. */
  readonly picks: Readonly<Record<'fl' | 'flmi' | 'flcg', readonly number[]>>;
}
export interface TourPicture {
  readonly bytes: number;
  readonly rows: SetSizes;
  /** Rows of pool and target; columns of the pool, then of the existing data. */
  readonly matrix: readonly (readonly number[])[];
}
export interface Pictures {
  readonly demo: DemoPicture | null;
  readonly tour: TourPicture;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
}
export interface DotLayers {
  readonly rest: readonly Dot[];
  readonly picks: readonly Dot[];
  /** Drawn only with the objective that uses them. */
  readonly others: readonly Dot[];
}

/** The dots of one card: rows not chosen, picks, and the set the objective looks at. */
export function dotLayers({ rows, places, picks }: DemoPicture, objective: 'fl' | 'flmi' | 'flcg'): DotLayers {
  const chosen = new Set(picks[objective]);
  const dots = places.map(([x, y]): Dot => ({ x, y }));
  const pool = dots.slice(0, rows.pool);
  const target = dots.slice(rows.pool, rows.pool + rows.target);
  const existing = dots.slice(rows.pool + rows.target);
  return {
    rest: pool.filter((_, row) => !chosen.has(row)),
    picks: pool.filter((_, row) => chosen.has(row)),
    others: objective === 'flmi' ? target : objective === 'flcg' ? existing : [],
  };
}
