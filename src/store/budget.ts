import { t } from '@lingui/core/macro';
import type { RankedSubset } from '../core/selection/contract';
import type { Kit } from './kit';
import { poolRowsNow } from './poolRowsNow';
import type { ProjectDocument, SavedSubset, SelectionSettings } from './types';
import { count } from './words';

/** How many rows may be chosen, and what makes them fewer than the pool: " (5 banned, 2 over the limit)". */
export function mostRows({ artefacts }: Pick<Kit, 'artefacts'>, { settings }: Pick<ProjectDocument, 'settings'>): { readonly rows: number; readonly why: string } {
  const { examples, tokens } = poolRowsNow(artefacts);
  const banned = new Set(settings.bans);
  const pinned = new Set(settings.pins);
  const { maxTokens } = settings.constraints;
  let bans = 0;
  let over = 0;
  examples.forEach(({ hash }, row) => {
    if (pinned.has(hash)) return;
    if (banned.has(hash)) bans++;
    else if (maxTokens !== null && (tokens?.[row] ?? 0) > maxTokens) over++;
  });
  const parts = [...(bans > 0 ? [t`${count(bans)} banned`] : []), ...(over > 0 ? [t`${count(over)} over the limit`] : [])];
  return { rows: examples.length - bans - over, why: parts.length === 0 ? '' : ` (${parts.join(', ')})` };
}

/** Tokens of the first rows of the ranking on screen; null while there is none, or tokens are not counted. */
export function tokensAt({ get, artefacts }: Pick<Kit, 'get' | 'artefacts'>, rows: number): number | null {
  const order = orderNow(get());
  const { tokens } = poolRowsNow(artefacts);
  if (order === null || tokens === null) return null;
  return order.subarray(0, rows).reduce((sum, row) => sum + (tokens[row] ?? 0), 0);
}

/** The longest beginning of the ranking on screen within so many tokens; null as tokensAt. */
export function rowsAt({ get, artefacts }: Pick<Kit, 'get' | 'artefacts'>, most: number): number | null {
  const order = orderNow(get());
  const { tokens } = poolRowsNow(artefacts);
  if (order === null || tokens === null) return null;
  let sum = 0;
  const end = order.findIndex((row) => (sum += tokens[row] ?? 0) > most);
  return end < 0 ? order.length : end;
}

function orderNow({ selection }: ReturnType<Kit['get']>): Int32Array | null {
  if (selection.status === 'ready') return selection.ranked.ranking.order;
  return selection.status === 'computing' ? (selection.previous?.ranking.order ?? null) : null;
}

/** The same settings with another token budget; null: the budget is in rows. */
export function withTokens(settings: SelectionSettings, tokenBudget: number | null): SelectionSettings {
  return settings.constraints.tokenBudget === tokenBudget ? settings : { ...settings, constraints: { ...settings.constraints, tokenBudget } };
}

/** The unit that fits settings from elsewhere. */
export function unitFor({ constraints }: SelectionSettings, present: ProjectDocument['budgetUnit']): ProjectDocument['budgetUnit'] {
  if (constraints.tokenBudget !== null) return 'tokens';
  return present === 'tokens' ? 'rows' : present;
}

type DecidingParts = Pick<ProjectDocument, 'settings' | 'budget'>;

/** What a change of the document means for the ranking: other settings, only another budget, or nothing. */
export function whatChanged(before: DecidingParts, after: DecidingParts): 'settings' | 'budget' | null {
  if (before.settings !== after.settings) {
    const isSame = JSON.stringify(withTokens(before.settings, 0)) === JSON.stringify(withTokens(after.settings, 0));
    const bothTokens = before.settings.constraints.tokenBudget !== null && after.settings.constraints.tokenBudget !== null;
    return isSame && bothTokens ? 'budget' : 'settings';
  }
  if (before.budget === after.budget || after.settings.constraints.tokenBudget !== null) return null;
  const quotas = Object.values(after.settings.constraints.quotas).some((quota) => quota > 0);
  return quotas || after.settings.objective === 'log-det' ? 'budget' : null;
}

/** How many rows of a ranking are the subset, and how many were asked for where limits allow fewer. */
export function sizeOf({ answer, ranking }: Pick<RankedSubset, 'answer' | 'ranking'>, { constraints }: SelectionSettings, budget: number): Pick<SavedSubset, 'budget' | 'asked'> {
  const asked = answer?.asked ?? budget;
  const size = Math.min(answer?.size ?? budget, ranking.order.length);
  return constraints.tokenBudget !== null || asked === size ? { budget: size } : { budget: size, asked };
}
