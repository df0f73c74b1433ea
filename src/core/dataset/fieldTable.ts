import type { JsonObject, JsonValue } from '../base/json';
import { pathsOf, valueAt } from './paths';

/** Which paths the sampled rows have. */
export class FieldTable {
  readonly count: number;
  private readonly paths = new Map<string, { path: string; depth: number }[]>();

  constructor(readonly rows: readonly JsonObject[], levels?: number) {
    this.count = rows.length;
    const seen = new Set(rows.flatMap((row) => pathsOf(row, levels)));
    for (const path of seen) {
      const name = leafOf(path).toLowerCase();
      const known = this.paths.get(name) ?? [];
      known.push({ path, depth: path.split('.').length });
      this.paths.set(name, known);
    }
  }

  /** The path with one of the names that most rows satisfy; equal counts go to the earlier name, then to the shallower path. */
  best(names: readonly string[], fits: (value: JsonValue | undefined) => boolean, options: { topOnly?: boolean; not?: string | null } = {}): string | null {
    let best: string | null = null;
    let bestCount = 0;
    const candidates = names.flatMap((name) => [...(this.paths.get(name) ?? [])].sort((a, b) => a.depth - b.depth));
    for (const { path, depth } of candidates) {
      if (path === options.not || (options.topOnly === true && depth > 1)) continue;
      const count = this.countOf((row) => fits(valueAt(row, path)));
      if (count > bestCount) [best, bestCount] = [path, count];
    }
    return best;
  }

  countOf(has: (row: JsonObject) => boolean): number {
    return this.rows.reduce((count, row) => count + (has(row) ? 1 : 0), 0);
  }

  all(): string[] {
    return [...this.paths.values()].flat().map(({ path }) => path);
  }

  names(): string {
    const top = new Set(this.rows.flatMap((row) => Object.keys(row)));
    const shown = [...top].slice(0, 12).map((name) => name.slice(0, 40));
    return shown.length === 0 ? 'none' : shown.join(', ') + (top.size > shown.length ? ', …' : '');
  }
}

/** The last name in a path; a number in a list counts as its list's name. */
export function leafOf(path: string): string {
  const steps = path.split('.');
  const last = steps.at(-1)!;
  return /^\d+$/.test(last) && steps.length > 1 ? steps.at(-2)! : last;
}
