import { t } from '@lingui/core/macro';
import type { Kit } from './kit';
import type { StoredDamage } from './services';
import { count } from './words';

/** Part of the utilities is scored: says so, and where to go on. Nothing where all or nothing is. */
export function tellUnfinished({ get, notify, log }: Kit): void {
  const { scoring } = get();
  if (scoring.status !== 'planned' || scoring.plan.pairs === scoring.plan.pairsTotal) return;
  const kept = t`${count(scoring.plan.pairsTotal - scoring.plan.pairs)} of ${count(scoring.plan.pairsTotal)} pairs are kept.`;
  log('info', t`Scoring was not finished: ${kept}`);
  notify({ tone: 'info', title: t`Scoring was not finished`, text: t`${kept} Go on with the rest on the Score screen.`, error: null });
}

/** Stored utilities that were left out, because they are not what was written, or belong to other rows. */
export function tellDamage({ get, notify, log }: Kit, damage: readonly StoredDamage[]): void {
  const { scoring } = get();
  const kept = 'plan' in scoring ? scoring.plan.pairsTotal - scoring.plan.pairs : 0;
  const isForeign = damage.every(({ why }) => why === 'foreign');
  const title = isForeign ? t`Stored utilities belong to other rows` : t`Stored utilities were damaged`;
  for (const { block, why, columns } of damage) log('warn', t`${title}: ${count(columns)} of ${block} (${why === 'corrupt' ? t`checksum` : t`other rows or model`}). Left out.`);
  notify({ tone: 'warn', title, text: t`They were left out and will be scored again. ${count(kept)} pairs are kept. Go on with the rest on the Score screen.`, error: null });
}
