import type { JsonObject, JsonValue } from '../base/json';
import { isList } from './paths';

/** Rows kept while their number is not known; between half of this and all of it are left at the end. */
const MOST_KEPT = 4096;

/** What one reading of all rows says about a file, in bounded memory. */
export class Survey {
  private kept: JsonObject[] = [];
  private stride = 1;
  private count = 0;
  private readonly fields = new Map<string, JsonValue>();

  add(row: JsonObject): void {
    if (this.count % this.stride === 0) {
      this.kept.push(row);
      if (this.kept.length >= MOST_KEPT) {
        this.kept = this.kept.filter((_, index) => index % 2 === 0);
        this.stride *= 2;
      }
    }
    this.count++;
    for (const name of Object.keys(row)) {
      const value = row[name];
      if (this.fields.has(name)) continue;
      if (typeof value === 'string' || typeof value === 'number' || isList(value)) this.fields.set(name, value);
    }
  }

  /** Rows spread evenly from first to last. */
  rows(): readonly JsonObject[] {
    return this.kept;
  }

  /**
   * One row with every top-level field that any of the rows has, each with the first text, number or list found in it:
   * shows fields that only few rows have (an input, a system text), which a sample may miss.
   */
  everyField(): JsonObject {
    return Object.fromEntries(this.fields);
  }
}

/** everyField of rows at hand. */
export function everyField(rows: Iterable<JsonObject>): JsonObject {
  const survey = new Survey();
  for (const row of rows) survey.add(row);
  return survey.everyField();
}
