import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, FileButton, Skeleton } from '@mantine/core';
import Dropzone from 'react-dropzone';
import { useNavigate } from 'react-router';
import type { ErrorRecord } from '../../../core/base/errors';
import { NO_CONSTRAINTS } from '../../../core/recipe/defaults';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { failureText } from '../../../texts/language';
import { EmptyState } from '../../../ui/EmptyState';
import { KeptTodo } from '../../../ui/KeptTodo';
import { SetMark } from '../../../ui/SetMark';
import { choiceOf, OBJECTIVES, SET_NEEDED } from '../model/objectives';
import type { SelectActions, SelectView } from '../selectView';
import { TakePoolRows, TakePoolRowsHint } from './TakePoolRows';
import classes from './states.module.css';

/** No project, no rows, no utilities: what will be here and the one step that brings it. */
export function NothingYet({ why, projectId }: { readonly why: 'no-project' | 'no-pool' | 'not-scored' | 'not-counted'; readonly projectId: string }) {
  const navigate = useNavigate();
  if (why === 'no-project') {
    return (
      <EmptyState title={t`No project is open`} text={t`The subset of a project is chosen here.`}>
        <Button variant="filled" onClick={() => void navigate('/')}><Trans>Go to Start</Trans></Button>
      </EmptyState>
    );
  }
  if (why === 'no-pool') {
    return (
      <EmptyState title={t`No rows yet`} text={t`The subset is chosen from the pool’s rows. Add them first.`}>
        <Button variant="filled" onClick={() => void navigate(`/p/${projectId}/data`)}><Trans>Go to Data</Trans></Button>
      </EmptyState>
    );
  }
  if (why === 'not-counted') return <EmptyState title={t`Counting tokens`} text={t`The budget or a limit is in tokens. The subset is chosen as soon as every row is counted.`} />;
  return (
    <EmptyState title={t`No utilities yet`} text={t`Which rows help which is known once they are scored. The heatmap, the ranking and the reasons come from there.`}>
      <Button variant="filled" onClick={() => void navigate(`/p/${projectId}/score`)}><Trans>Go to Score</Trans></Button>
    </EmptyState>
  );
}

/** An objective whose set is missing: drop it here, or use FL. */
export function SetMissing({ view, actions }: { readonly view: SelectView; readonly actions: SelectActions }) {
  const navigate = useNavigate();
  const importFiles = useWorkbench((state) => state.actions.importFiles);
  const text = OBJECTIVES[view.settings.objective];
  const set = text.needs.find((name) => view.sets[name].examples.length === 0);
  if (set === undefined || set === 'pool') {
    return (
      <EmptyState title={t`${text.label} needs more utilities`} text={t`Its set is there and not scored yet.`}>
        <Button variant="filled" onClick={() => void navigate(`/p/${view.projectId}/score`)}><Trans>Go to Score</Trans></Button>
        <Button variant="subtle" onClick={() => actions.changeSettings(choiceOf('fl'), { objective: 'fl' })}><Trans>Use FL</Trans></Button>
      </EmptyState>
    );
  }
  const take = (files: readonly File[], into: SetName): void => void importFiles(files.map((file) => ({ name: file.name, size: file.size, bytes: async () => new Uint8Array(await file.arrayBuffer()) })), into);
  const { title, text: sentence } = SET_NEEDED[set];
  return (
    <EmptyState icon={<SetMark series={set} size={20} />} title={title(text.label)} text={sentence}>
      <div className={classes.bring}>
        <Dropzone onDrop={(files) => take(files, set)} noClick>
          {({ getRootProps, getInputProps, isDragActive }) => (
            <div {...getRootProps({ className: classes.drop ?? '', 'data-active': isDragActive, tabIndex: -1 })}>
              <input {...getInputProps({ 'aria-label': set === 'target' ? t`File of the target set` : t`File of the existing data` })} />
              <Trans>Drop a file here</Trans>
            </div>
          )}
        </Dropzone>
        <div className={classes.buttons}>
          <FileButton accept=".jsonl,.json,.ndjson" onChange={(file) => file !== null && take([file], set)}>
            {(props) => <Button {...props}><Trans>Choose a file…</Trans></Button>}
          </FileButton>
          {set === 'target' && <TakePoolRows pool={view.sets.pool.examples.length} />}
          <Button variant="subtle" onClick={() => actions.changeSettings(choiceOf('fl'), { objective: 'fl' })}><Trans>Use FL</Trans></Button>
        </div>
        {set === 'target' && <TakePoolRowsHint pool={view.sets.pool.examples.length} />}
      </div>
    </EmptyState>
  );
}

/** A ranking that failed; limits that cannot hold together are said to be that, and can be taken off here. */
export function SelectionFailed({ error, actions }: { readonly error: ErrorRecord; readonly actions: SelectActions }) {
  const undo = useWorkbench((state) => state.actions.undo);
  const undoLabel = useWorkbench((state) => state.undoLabel);
  const settings = useWorkbench((state) => state.project?.settings ?? null);
  const limits = error.code === 'budget-invalid' && settings !== null;
  return (
    <KeptTodo
      title={limits ? t`These limits cannot hold together` : t`The subset could not be chosen`}
      text={failureText(error)}
      kept={t`All rows, utilities and saved subsets.`}
      todo={limits ? t`Change one of the two on the left, or undo the last change.` : t`Undo the last change, or go back to FL.`}
      error={error}
    >
      {undoLabel !== null && <Button variant="filled" onClick={undo}><Trans>Undo: {undoLabel}</Trans></Button>}
      {limits && <Button onClick={() => actions.changeSettings(t`Clear limits`, { constraints: { ...settings.constraints, maxTokens: null, groupBy: null, caps: {}, quotas: {} } })}><Trans>Take the limits off</Trans></Button>}
      {!limits && <Button onClick={() => actions.changeSettings(choiceOf('fl'), { objective: 'fl', pins: [], bans: [], constraints: NO_CONSTRAINTS })}><Trans>Use FL without pins, bans and limits</Trans></Button>}
    </KeptTodo>
  );
}

/** The final layout's outline, while the first ranking is computed. */
export function FirstRanking() {
  return (
    <div className={classes.first} role="status" aria-label={t`Choosing rows`}>
      <Skeleton height={20} width="40%" />
      <Skeleton height="100%" />
      <p className={classes.firstText}><Trans>Choosing rows…</Trans></p>
    </div>
  );
}
