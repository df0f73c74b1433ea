import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useBlocks, useServices, useSetRows } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument } from '../../store/types';
import { failureText } from '../../texts/language';
import { KeptTodo } from '../../ui/KeptTodo';
import { CompareBody } from './CompareBody';
import type { ComparedSubset } from './comparedSubset';
import { measureWeights } from './comparison';
import { lastBudget } from './coverageRows';
import { fileWords, shortNamesOf } from './subsetWords';
import { SubsetCards } from './SubsetCards';
import { tokensOf } from '../../store/rowPlaces';
import { useComparison } from './useComparison';
import { useSubsetActions } from './useSubsetActions';
import classes from './CompareScreen.module.css';

interface CompareViewProps {
  readonly projectId: string;
  readonly project: ProjectDocument;
  readonly subsets: readonly ComparedSubset[];
  readonly onCompare: (ids: readonly string[]) => void;
}

/** The comparison of at least two subsets. */
export function CompareView({ projectId, project, subsets, onCompare }: CompareViewProps) {
  const blocks = useBlocks();
  const { examples: pool, tokens } = useSetRows('pool');
  const { selection } = useServices();
  const selected = useWorkbench((state) => state.selection);
  const scoring = useWorkbench((state) => state.scoring.status === 'running');
  const blocksVersion = useWorkbench((state) => state.blocksVersion);
  const actions = useSubsetActions({ projectId, project, subsets, onCompare });
  const [tries, setTries] = useState(0);
  const upTo = lastBudget(subsets.map(({ picks }) => picks.length), pool.length);
  const ranked = selected.status === 'ready' ? selected.ranked : selected.status === 'computing' ? selected.previous : null;
  const state = useComparison({
    selection,
    blocks,
    utilities: `${ranked === null ? blocksVersion : ranked.sourceId} ${tries}`,
    settings: project.settings,
    subsets,
    weights: measureWeights(subsets, project.settings),
    upTo,
  });
  const comparison = state.status === 'ready' ? state.comparison : state.status === 'computing' ? state.previous : null;
  const filesOf = (set: 'target' | 'existing'): string[] => project.files.filter((file) => file.set === set).map(({ file }) => file);
  const names = shortNamesOf(subsets);
  return (
    <div className={classes.screen} aria-busy={state.status === 'computing'}>
      <h1 className="visually-hidden"><Trans>Compare</Trans></h1>
      <SubsetCards
        subsets={subsets}
        files={{ target: fileWords(filesOf('target'), t`target set`), existing: fileWords(filesOf('existing'), t`existing data`) }}
        figures={subsets.map(({ picks }, at) => ({ tokens: tokensOf(picks, tokens), coverage: comparison?.coverage[at] ?? null }))}
        scoring={scoring}
        menu={actions.menu}
        add={actions.add}
      />
      {state.status === 'failed' ? (
        <div className={classes.failed}>
          <KeptTodo title={t`The subsets could not be compared`} text={failureText(state.error)} kept={t`Your saved subsets and all utilities.`} todo={t`Try again; if it fails again, open the project anew.`} error={state.error}>
            <Button variant="filled" onClick={() => setTries(tries + 1)}><Trans>Try again</Trans></Button>
          </KeptTodo>
        </div>
      ) : (
        <CompareBody
          pool={pool}
          blocks={blocks}
          subsets={subsets}
          names={names}
          comparison={comparison}
          computing={state.status === 'computing'}
          weights={measureWeights(subsets, project.settings)}
          projectId={projectId}
        />
      )}
    </div>
  );
}
