import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useBlocks, useSetRows } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import { blocksNeeded, utilitiesKeyNow } from '../../store/utilitiesKey';
import { ExportEmpty } from './ExportEmpty';
import { chosenSubset, currentSubset, exportSubsets } from './exportSubset';
import { ExportView } from './ExportView';

/** A subset as a file that says how it was made. */
export function ExportScreen() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const project = useWorkbench((state) => state.project);
  const selection = useWorkbench((state) => state.selection);
  const pool = useSetRows('pool').examples;
  const blocks = useBlocks();
  const saved = project?.subsets;
  const budget = project?.budget ?? 0;
  const current = useMemo(() => {
    if (selection.status !== 'ready' || budget === 0) return null;
    const { ranked, settings } = selection;
    const utilitiesKey = utilitiesKeyNow(blocksNeeded(settings, blocks), blocks) ?? '';
    return currentSubset({ ranked, settings, budget: Math.min(budget, ranked.ranking.order.length), pool, utilitiesKey, createdAt: new Date().toISOString() });
  }, [selection, budget, pool, blocks]);
  const subsets = useMemo(() => exportSubsets(saved ?? [], current), [saved, current]);
  if (project === null) return null;
  const chosen = chosenSubset(subsets, search.get('subset'), current);
  if (chosen === undefined) return <ExportEmpty projectId={id} selection={selection} />;
  return <ExportView project={project} subsets={subsets} chosen={chosen} onChoose={(next) => setSearch({ subset: next }, { replace: true })} />;
}
