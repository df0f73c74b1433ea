import { AppError } from '../base/errors';
import type { JobOptions } from '../base/job';
import { said, told } from '../base/said';
import { columnsOf } from './formColumns';
import { planPicks } from './picks';
import type { SetFunction } from './setFunctionTypes';
import { sieveStream, type SieveOptions } from './sieveStream';
import type { Ranking, SelectionOptions, SelectionProgress } from './types';

/**
 * SieveStreaming++ over the candidates of a function in memory, in order of index, each read once.
 * @param f facility location; neither reset nor changed. @param options budget and bans; other limits are refused.
 * @returns the picks in order of index, at most the budget.
 * @throws AppError 'invalid-argument' for another function or other limits, with the reason; as planPicks and sieveStream
 * @see docs/spec/selection.md G12
 */
export async function sieveGreedyOf(f: SetFunction, options: SelectionOptions, { epsilon }: Pick<SieveOptions, 'epsilon'> = {}, job: JobOptions<SelectionProgress> = {}): Promise<Ranking> {
  const { form } = f;
  if (form === undefined) {
    throw new AppError('invalid-argument', said`The sieve is not offered for ${told(f.traits.label)}: it sees each candidate's column once, which is enough for facility location only. ${f.traits.submodular && f.traits.monotone ? said`Use lazy or threshold greedy.` : said`Use naive greedy.`}`, { optimizer: 'sieve' });
  }
  requireSievable(options);
  const { budget } = planPicks(f.candidates, options);
  return sieveStream(columnsOf(form, new Set(options.bans)), { rows: form.kernel.rows, budget, epsilon }, job);
}

/**
 * Refuses limits that a stream cannot keep.
 * @throws AppError 'invalid-argument' with the reason
 * @see docs/spec/selection.md G12
 */
export function requireSievable({ pins = [], costs, groups }: Pick<SelectionOptions, 'pins' | 'costs' | 'groups'>): void {
  const why =
    pins.length > 0 ? said`not to pins` : costs !== undefined ? said`not to costs` : groups !== undefined ? said`not to caps and quotas` : null;
  if (why === null) return;
  throw new AppError('invalid-argument', said`The sieve keeps to a number of rows and bans, ${told(why)}: candidates come by once, in the order in which they are stored. Nothing was selected; use lazy greedy.`, { optimizer: 'sieve' });
}
