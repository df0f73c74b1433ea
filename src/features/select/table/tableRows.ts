import type { Example } from '../../../core/dataset/types';
import type { HelpTotals } from '../heatmap/helpTotals';
import { oneLine } from '../model/poolRows';
import { isChosen, type Subset } from '../model/subset';

/** One pool row of the table. Null: unknown, never 0. */
export interface TableRow {
  readonly index: number;
  /** The row itself: its whole text and its extra fields. */
  readonly example: Example;
  readonly hash: string;
  readonly label: string;
  /** Place in the ranking, from 1; null for a banned row. */
  readonly rank: number | null;
  readonly chosen: boolean;
  readonly mark: 'pinned' | 'banned' | null;
  readonly source: string;
  readonly kind: string;
  readonly prompt: string;
  readonly answer: string;
  readonly tokens: number | null;
  readonly gain: number | null;
  /** Pool rows it covers best; null where it is not chosen. */
  readonly covers: number | null;
  /** Best help it gets from the subset. */
  readonly bestHelp: number | null;
  readonly selfHelp: number | null;
  readonly helpsInTotal: number | null;
}

export interface TableInputs {
  readonly examples: readonly Example[];
  readonly tokens: readonly (number | null)[];
  readonly subset: Subset | null;
  readonly totals: HelpTotals;
  readonly pins: ReadonlySet<string>;
  readonly bans: ReadonlySet<string>;
}

export function tableRows(inputs: TableInputs): readonly TableRow[] {
  return inputs.examples.map((example, index) => new PoolRow(inputs, example, index));
}

/** Worked out where it is read: with each step of the budget all rows are made anew, and a table shows thirty of them. */
class PoolRow implements TableRow {
  readonly #inputs: TableInputs;
  /** Place in the ranking, from 0; -1: none. */
  readonly #place: number;
  readonly example: Example;
  readonly index: number;

  constructor(inputs: TableInputs, example: Example, index: number) {
    this.#inputs = inputs;
    this.#place = inputs.subset?.rankOf[index] ?? -1;
    this.example = example;
    this.index = index;
  }

  get hash(): string {
    return this.example.hash;
  }

  get label(): string {
    return this.example.label;
  }

  get rank(): number | null {
    return this.#place < 0 ? null : this.#place + 1;
  }

  get chosen(): boolean {
    const { subset } = this.#inputs;
    return subset !== null && isChosen(subset, this.index);
  }

  get mark(): TableRow['mark'] {
    const { pins, bans } = this.#inputs;
    return pins.has(this.hash) ? 'pinned' : bans.has(this.hash) ? 'banned' : null;
  }

  get source(): string {
    return this.example.source ?? '';
  }

  get kind(): string {
    return this.example.kind ?? '';
  }

  get prompt(): string {
    return oneLine(this.example.prompt);
  }

  get answer(): string {
    return oneLine(this.example.response);
  }

  get tokens(): number | null {
    return this.#inputs.tokens[this.index] ?? null;
  }

  get gain(): number | null {
    const { subset } = this.#inputs;
    return subset === null || this.#place < 0 ? null : subset.ranked.ranking.gains[this.#place]!;
  }

  get covers(): number | null {
    const { subset } = this.#inputs;
    return subset !== null && this.chosen ? subset.coversOf[this.#place]! : null;
  }

  get bestHelp(): number | null {
    return this.#inputs.subset?.pool.cover[this.index] ?? null;
  }

  get selfHelp(): number | null {
    return known(this.#inputs.totals.self[this.index]);
  }

  get helpsInTotal(): number | null {
    return known(this.#inputs.totals.given[this.index]);
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
