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

export function tableRows({ examples, tokens, subset, totals, pins, bans }: TableInputs): readonly TableRow[] {
  return examples.map((example, index) => {
    const rank = subset === null ? -1 : (subset.rankOf[index] ?? -1);
    const chosen = subset !== null && isChosen(subset, index);
    // Made when they are read: a table shows thirty of its rows.
    let [prompt, answer]: (string | null)[] = [null, null];
    return {
      index,
      example,
      hash: example.hash,
      label: example.label,
      rank: rank < 0 ? null : rank + 1,
      chosen,
      mark: pins.has(example.hash) ? 'pinned' : bans.has(example.hash) ? 'banned' : null,
      source: example.source ?? '',
      kind: example.kind ?? '',
      get prompt() {
        return (prompt ??= oneLine(example.prompt));
      },
      get answer() {
        return (answer ??= oneLine(example.response));
      },
      tokens: tokens[index] ?? null,
      gain: subset === null || rank < 0 ? null : subset.ranked.ranking.gains[rank]!,
      covers: chosen ? subset.coversOf[rank]! : null,
      bestHelp: subset === null ? null : (subset.pool.cover[index] ?? null),
      selfHelp: known(totals.self[index]),
      helpsInTotal: known(totals.given[index]),
    };
  });
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
