import type { DenseKernel } from '../kernel/types';
import { makeCoverLog, replay } from './coverLog';
import type { Coverer, CoveredRow, GainSplit, HelpedRow, OmissionExplanation, OwnHelp, PickExplanation } from './explainTypes';
import type { GainEngine } from './gainEngine';
import type { CandidateIndex } from './types';

/** A prefix of a ranking and what made it. */
export interface PrefixContext {
  /** At any set: reset first. Its form is the objective that made the ranking. */
  readonly engine: GainEngine;
  /** Ground kernel: rows to cover x candidates; borrowed. */
  readonly ground: DenseKernel;
  readonly order: Int32Array;
  readonly pinned: number;
  readonly budget: number;
  readonly bans: readonly CandidateIndex[];
}

/**
 * Why a pick was picked: its gain at its step, who came next, what it covers.
 * Cost O(n m) for the runner-up. Covered rows and helps are kernel values of the ground kernel, whatever the objective.
 * @param position of the pick, from 0, below the budget.
 * @see docs/spec/selection.md X1
 */
export function explainPick(context: PrefixContext, position: number, own: OwnHelp | null): PickExplanation {
  const { engine, order, pinned } = context;
  const candidate = order[position]!;
  takePrefix(engine, order, position);
  const gain = splitGain(engine, candidate);
  const runnerUp = position < pinned ? null : runnerUpOf(context, position);
  return { kind: 'picked', candidate, position, pinned: position < pinned, gain, runnerUp, covers: coveredRows(context, position), own };
}

/**
 * Why a candidate was left out: what it would add now, which rows it helps and which picks cover those already.
 * @param candidate not among the first `budget` of the order.
 * @see docs/spec/selection.md X2
 */
export function explainOmission(context: PrefixContext, candidate: CandidateIndex, own: OwnHelp | null): OmissionExplanation {
  const { engine, order, budget, bans, ground } = context;
  takePrefix(engine, order, budget);
  const position = order.indexOf(candidate);
  const { cover, coveredBy } = replay(makeCoverLog(ground, order.subarray(0, budget)), budget);
  const helps: HelpedRow[] = [];
  const rowsByPosition = new Map<number, number>();
  for (let row = 0; row < ground.rows; row++) {
    const help = ground.values[candidate * ground.rows + row]!;
    if (help <= 0) continue;
    const by = coveredBy[row]!;
    helps.push({ row, help, cover: cover[row]!, coveredBy: by < 0 ? null : order[by]! });
    if (by >= 0) rowsByPosition.set(by, (rowsByPosition.get(by) ?? 0) + 1);
  }
  const coverers: Coverer[] = Array.from(rowsByPosition, ([at, rows]) => ({ candidate: order[at]!, position: at, rows }));
  return {
    kind: 'left-out',
    candidate,
    banned: bans.includes(candidate),
    position: position < 0 ? null : position,
    gainNow: splitGain(engine, candidate),
    helps: helps.sort(byHelp),
    coverers: coverers.sort((a, b) => b.rows - a.rows || a.position - b.position),
    own,
  };
}

function byHelp(a: { help: number; row: number }, b: { help: number; row: number }): number {
  return b.help - a.help || a.row - b.row;
}

function takePrefix(engine: GainEngine, order: Int32Array, length: number): void {
  engine.reset();
  for (let position = 0; position < length; position++) engine.take(order[position]!);
}

function splitGain(engine: GainEngine, candidate: CandidateIndex): GainSplit {
  const total = engine.gain(candidate);
  const modular = engine.form.modular?.[candidate] ?? 0;
  return { total, cover: total - modular, modular };
}

function runnerUpOf({ engine, ground, order, bans }: PrefixContext, position: number): PickExplanation['runnerUp'] {
  const out = new Set<number>(bans);
  for (let at = 0; at <= position; at++) out.add(order[at]!);
  let best = -1;
  let bestGain = -Infinity;
  for (let candidate = 0; candidate < ground.columns; candidate++) {
    if (out.has(candidate)) continue;
    const gain = engine.gain(candidate);
    if (gain <= bestGain) continue;
    best = candidate;
    bestGain = gain;
  }
  return best < 0 ? null : { candidate: best, gain: splitGain(engine, best) };
}

function coveredRows({ ground, order, budget }: PrefixContext, position: number): readonly CoveredRow[] {
  const { rows, values } = ground;
  const { cover, coveredBy } = replay(makeCoverLog(ground, order.subarray(0, budget)), budget);
  const covered: CoveredRow[] = [];
  coveredBy.forEach((by, row) => {
    if (by !== position) return;
    let secondHelp = 0;
    let secondBest: CandidateIndex | null = null;
    for (let at = 0; at < budget; at++) {
      const help = values[order[at]! * rows + row]!;
      if (at === position || help <= secondHelp) continue;
      secondHelp = help;
      secondBest = order[at]!;
    }
    covered.push({ row, help: cover[row]!, secondHelp, secondBest });
  });
  return covered.sort(byHelp);
}
