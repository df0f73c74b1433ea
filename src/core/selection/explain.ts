import { eachOfColumn, valueAt } from '../kernel/sparse';
import type { Kernel } from '../kernel/types';
import { pacedCoverLog, replay } from './coverLog';
import type { Coverer, CoveredRow, GainSplit, HelpedRow, OmissionExplanation, OwnHelp, PickExplanation } from './explainTypes';
import type { OpenPrefix } from './openPrefix';
import type { Pacer } from './pacer';
import type { SetFunction } from './setFunctionTypes';
import type { CandidateIndex, CoverState } from './types';

/** A prefix of a ranking and what made it. */
export interface PrefixContext extends OpenPrefix {
  /** The function that made the ranking; at any set: reset first. */
  readonly f: SetFunction;
  /** Facility location's modular term; null for none, and for other functions. */
  readonly modular: Float64Array | null;
  /** Ground kernel: rows to cover x candidates; borrowed. */
  readonly ground: Kernel;
  readonly pace: Pacer;
}

/**
 * Why a pick was picked: its gain at its step, who came next, what it covers.
 * Cost O(n m) for the runner-up. Covered rows and helps are kernel values of the ground kernel, whatever the objective.
 * @param position of the pick, from 0, below the budget.
 * @throws AppError 'cancelled'
 * @see docs/spec/selection.md X1
 */
export async function explainPick(context: PrefixContext, position: number, own: OwnHelp | null): Promise<PickExplanation> {
  const { order, pinned } = context;
  const candidate = order[position]!;
  await takePrefix(context, position);
  const gain = splitGain(context, candidate);
  const runnerUp = position < pinned ? null : await runnerUpOf(context, position);
  return { kind: 'picked', candidate, position, pinned: position < pinned, gain, runnerUp, covers: await coveredRows(context, position), own };
}

/**
 * Why a candidate was left out: what it would add now, which rows it helps and which picks cover those already.
 * @param candidate not among the first `budget` of the order.
 * @throws AppError 'cancelled'
 * @see docs/spec/selection.md X2
 */
export async function explainOmission(context: PrefixContext, candidate: CandidateIndex, own: OwnHelp | null): Promise<OmissionExplanation> {
  const { order, budget, bans, ground } = context;
  await takePrefix(context, budget);
  const position = order.indexOf(candidate);
  const { cover, coveredBy } = await coverOf(context);
  const helps: HelpedRow[] = [];
  const rowsByPosition = new Map<number, number>();
  eachOfColumn(ground, candidate, (row, help) => {
    if (help <= 0) return;
    const by = coveredBy[row]!;
    helps.push({ row, help, cover: cover[row]!, coveredBy: by < 0 ? null : order[by]! });
    if (by >= 0) rowsByPosition.set(by, (rowsByPosition.get(by) ?? 0) + 1);
  });
  const coverers: Coverer[] = Array.from(rowsByPosition, ([at, rows]) => ({ candidate: order[at]!, position: at, rows }));
  return {
    kind: 'left-out',
    candidate,
    banned: bans.includes(candidate),
    position: position < 0 ? null : position,
    gainNow: splitGain(context, candidate),
    helps: helps.sort(byHelp),
    coverers: coverers.sort((a, b) => b.rows - a.rows || a.position - b.position),
    own,
  };
}

function byHelp(a: { help: number; row: number }, b: { help: number; row: number }): number {
  return b.help - a.help || a.row - b.row;
}

async function takePrefix({ f, order, pace }: PrefixContext, length: number): Promise<void> {
  f.reset();
  for (let position = 0; position < length; position++) {
    f.gain(order[position]!); // the log determinant brings its factor up to date when a gain is asked for
    f.take(order[position]!);
    if (pace.due()) await pace.rest();
  }
}

async function coverOf({ ground, order, budget, pace }: PrefixContext): Promise<CoverState> {
  return replay(await pacedCoverLog(ground, order.subarray(0, budget), pace), budget);
}

function splitGain({ f, modular }: PrefixContext, candidate: CandidateIndex): GainSplit {
  const total = f.gain(candidate);
  const added = modular?.[candidate] ?? 0;
  return { total, cover: total - added, modular: added };
}

/** The best other candidate at a step that the caps allow; with costs by gain / cost, as greedy compares. */
async function runnerUpOf(context: PrefixContext, position: number): Promise<PickExplanation['runnerUp']> {
  const { f, order, bans, constraints, pace } = context;
  const { costs, groups, caps } = constraints;
  const out = new Set<number>(bans);
  const room = caps?.slice();
  for (let at = 0; at <= position; at++) {
    out.add(order[at]!);
    if (at < position && room !== undefined) room[groups?.[order[at]!] ?? 0]! -= 1;
  }
  let best = -1;
  let bestScore = -Infinity;
  for (let candidate = 0; candidate < f.candidates; candidate++) {
    if (out.has(candidate) || (room?.[groups?.[candidate] ?? 0] ?? 1) <= 0) continue;
    const score = f.gain(candidate) / (costs?.[candidate] ?? 1);
    if (pace.due()) await pace.rest();
    if (score <= bestScore) continue;
    best = candidate;
    bestScore = score;
  }
  return best < 0 ? null : { candidate: best, gain: splitGain(context, best) };
}

async function coveredRows(context: PrefixContext, position: number): Promise<readonly CoveredRow[]> {
  const { ground, order, budget } = context;
  const { cover, coveredBy } = await coverOf(context);
  const covered: CoveredRow[] = [];
  coveredBy.forEach((by, row) => {
    if (by !== position) return;
    let secondHelp = 0;
    let secondBest: CandidateIndex | null = null;
    for (let at = 0; at < budget; at++) {
      const help = valueAt(ground, row, order[at]!);
      if (at === position || help <= secondHelp) continue;
      secondHelp = help;
      secondBest = order[at]!;
    }
    covered.push({ row, help: cover[row]!, secondHelp, secondBest });
  });
  return covered.sort(byHelp);
}
