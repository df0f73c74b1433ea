import { useMemo, useState } from 'react';
import type { RowHash } from '../../core/dataset/types';
import { useBlocks, useRowIndex, useSetRows } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument, SelectionState } from '../../store/types';
import { helpTotals } from './heatmap/helpTotals';
import { utilitySpread } from './heatmap/utilityRange';
import { bendOf } from './model/bend';
import { budgetRange, tokensAlong } from './model/budget';
import { rowTokens } from './model/poolRows';
import { positionsOf, replaySubset } from './model/subset';
import type { SelectView } from './selectView';

/** What is on screen of a selection: while another is computed, the one before. */
function shownOf(selection: SelectionState, poolRows: number): Pick<SelectView, 'ranked' | 'bands' | 'resolved' | 'computing' | 'draft' | 'failed'> {
  const nothing = { ranked: null, bands: null, resolved: null, computing: false, draft: false, failed: null };
  switch (selection.status) {
    case 'none':
      return nothing;
    case 'failed':
      return { ...nothing, failed: selection.error };
    case 'computing': {
      const fits = selection.previous !== null && selection.previous.poolLog.rowCount === poolRows;
      return { ...nothing, ranked: fits ? selection.previous : null, bands: fits ? selection.bands : null, computing: true, draft: selection.draft };
    }
    case 'ready':
      return selection.ranked.poolLog.rowCount === poolRows ? { ...nothing, ranked: selection.ranked, bands: selection.bands, resolved: selection.resolved, draft: selection.draft } : { ...nothing, computing: true };
  }
}

/** Everything the screen draws from, derived from store and artefacts. Moving the budget derives the subset alone. */
export function useSelectView(project: ProjectDocument): SelectView {
  const [pool, target, existing] = [useSetRows('pool'), useSetRows('target'), useSetRows('existing')];
  const blocks = useBlocks();
  const rowIndex = useRowIndex();
  const blocksVersion = useWorkbench((state) => state.blocksVersion);
  const selection = useWorkbench((state) => state.selection);
  const poolRows = pool.examples.length;
  const { ranked, bands, resolved, computing, draft, failed } = shownOf(selection, poolRows);
  const { settings, budget, budgetUnit, files, subsets, id } = project;
  const { objective, constraints } = settings;

  const sets = useMemo(() => ({ pool, target, existing }), [pool, target, existing]);
  const tokens = useMemo(() => rowTokens(pool), [pool]);
  const totals = useMemo(() => helpTotals(sets, blocks), [sets, blocks]);
  const spread = useMemo(() => utilitySpread(Object.values(blocks).map(({ utility }) => utility)), [blocks]);
  const barLimit = useMemo(() => Math.max(0.3, Math.ceil(20 * spread.percentile(1)) / 20), [spread]);
  const indexOf = useMemo(
    () => (hash: RowHash) => {
      const place = rowIndex.get(hash);
      return place?.set === 'pool' ? place.index : null;
    },
    [rowIndex],
  );
  const rankOf = useMemo(() => (ranked === null ? null : positionsOf(ranked.ranking.order, poolRows)), [ranked, poolRows]);
  const subset = useMemo(() => (ranked === null || rankOf === null ? null : replaySubset(ranked, rankOf, budget)), [ranked, rankOf, budget]);
  const bend = useMemo(() => (ranked === null ? null : bendOf(ranked.coverage)), [ranked]);
  const along = useMemo(() => (ranked === null ? null : tokensAlong(ranked.ranking.order, tokens)), [ranked, tokens]);
  const budgetMost = ranked?.ranking.order.length ?? poolRows;

  // Once the whole pool was asked for, slider and charts keep showing it: a range that springs back moves under the hand.
  const [widest, setWidest] = useState(0);
  const range = Math.max(1, Math.min(budgetMost, Math.max(widest, budgetRange(budgetMost, budget))));
  if (range > widest) setWidest(range);

  return useMemo(
    () => ({
      projectId: id, settings, objective, constraints, files, sets, blocks, blocksVersion, tokens, totals, spread, barLimit, ranked, bands, resolved, subset, computing, draft, failed,
      budget, budgetUnit, budgetMost, range, bend, tokensAlong: along, subsets, indexOf,
    }),
    [id, settings, objective, constraints, files, sets, blocks, blocksVersion, tokens, totals, spread, barLimit, ranked, bands, resolved, subset, computing, draft, failed, budget, budgetUnit, budgetMost, range, bend, along, subsets, indexOf],
  );
}
