import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useBlocks, useSetRows } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import type { SavedSubset } from '../../store/types';
import { blocksNeeded, utilitiesKeyNow } from '../../store/utilitiesKey';
import { comparedSubsets } from './comparedSubset';
import { CompareEmpty } from './CompareEmpty';
import { CompareView } from './CompareView';
import { idsFromAddress } from './compareRoute';

const NO_SUBSETS: readonly SavedSubset[] = [];

/** Two to five subsets side by side; the address says which. */
export function CompareScreen() {
  const project = useWorkbench((state) => state.project);
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const pool = useSetRows('pool').examples;
  const blocks = useBlocks();
  // Keys are computed while a selection is: its changes tell when to look again.
  useWorkbench((state) => state.selection.status);
  const saved = project?.subsets ?? NO_SUBSETS;
  const ids = idsFromAddress(search.get('subsets'), saved).join(',');
  const keys = saved.map(({ settings }) => utilitiesKeyNow(blocksNeeded(settings, blocks), blocks) ?? '').join(',');
  const subsets = useMemo(() => {
    const keysNow = new Map(keys.split(',').flatMap((key, at) => (key === '' ? [] : [[saved[at]!.id, key] as const])));
    return comparedSubsets(ids.split(','), { pool, subsets: saved, keysNow });
  }, [ids, keys, pool, saved]);
  if (project === null) return null;
  const setIds = (next: readonly string[]): void => setSearch({ subsets: next.join(',') }, { replace: true });
  if (subsets.length < 2) return <CompareEmpty projectId={id} project={project} compared={subsets} onCompare={setIds} />;
  return <CompareView projectId={id} project={project} subsets={subsets} onCompare={setIds} />;
}
