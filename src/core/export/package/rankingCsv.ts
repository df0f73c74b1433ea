import { escapeFormula } from '../../dataset/formulaText';
import { csvText } from '../csv';
import type { Example } from '../../dataset/types';

/** One row of a ranking, chosen or not. */
export interface RankedExample {
  readonly example: Example;
  /** From 1. */
  readonly rank: number;
  readonly gain: number;
  /** The objective's value after this pick. */
  readonly value: number;
  readonly chosen: boolean;
  /** Rows it covers best; null for a row that is not chosen. */
  readonly covers: number | null;
}

const COLUMNS = ['rank', 'chosen', 'id', 'source', 'kind', 'line', 'gain', 'value', 'covers', 'hash'] as const;

/** The whole ranking as CSV (RFC 4180): a heading, CR LF line ends, quotes where a cell needs them; unknown is empty, texts that a spreadsheet would run have an apostrophe. */
export function rankingCsv(ranked: readonly RankedExample[]): string {
  const rows = ranked.map(({ example, rank, gain, value, chosen, covers }) => [
    String(rank),
    chosen ? 'true' : 'false',
    escapeFormula(example.label),
    escapeFormula(example.source ?? ''),
    escapeFormula(example.kind ?? ''),
    String(example.line),
    String(gain),
    String(value),
    covers === null ? '' : String(covers),
    example.hash,
  ]);
  return csvText([[...COLUMNS], ...rows]);
}
