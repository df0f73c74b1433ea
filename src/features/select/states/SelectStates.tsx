import { Button, FileButton, Skeleton } from '@mantine/core';
import Dropzone from 'react-dropzone';
import { useNavigate } from 'react-router';
import type { ErrorRecord } from '../../../core/base/errors';
import { NO_CONSTRAINTS } from '../../../core/recipe/defaults';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { EmptyState } from '../../../ui/EmptyState';
import { KeptTodo } from '../../../ui/KeptTodo';
import { SetMark } from '../../../ui/SetMark';
import { OBJECTIVES, SET_NEEDED } from '../model/objectives';
import type { SelectActions, SelectView } from '../selectView';
import { TakePoolRows, TakePoolRowsHint } from './TakePoolRows';
import classes from './states.module.css';

/** No project, no rows, no utilities: what will be here and the one step that brings it. */
export function NothingYet({ why, projectId }: { readonly why: 'no-project' | 'no-pool' | 'not-scored' | 'not-counted'; readonly projectId: string }) {
  const navigate = useNavigate();
  if (why === 'no-project') {
    return (
      <EmptyState title="No project is open" text="The subset of a project is chosen here.">
        <Button variant="filled" onClick={() => void navigate('/')}>Go to Start</Button>
      </EmptyState>
    );
  }
  if (why === 'no-pool') {
    return (
      <EmptyState title="No rows yet" text="The subset is chosen from the pool’s rows. Add them first.">
        <Button variant="filled" onClick={() => void navigate(`/p/${projectId}/data`)}>Go to Data</Button>
      </EmptyState>
    );
  }
  if (why === 'not-counted') return <EmptyState title="Counting tokens" text="The budget or a limit is in tokens. The subset is chosen as soon as every row is counted." />;
  return (
    <EmptyState title="No utilities yet" text="Which rows help which is known once they are scored. The heatmap, the ranking and the reasons come from there.">
      <Button variant="filled" onClick={() => void navigate(`/p/${projectId}/score`)}>Go to Score</Button>
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
      <EmptyState title={`${text.label} needs more utilities`} text="Its set is there and not scored yet.">
        <Button variant="filled" onClick={() => void navigate(`/p/${view.projectId}/score`)}>Go to Score</Button>
        <Button variant="subtle" onClick={() => actions.changeSettings('Choose FL', { objective: 'fl' })}>Use FL</Button>
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
              <input {...getInputProps({ 'aria-label': `File of the ${set === 'target' ? 'target set' : 'existing data'}` })} />
              Drop a file here
            </div>
          )}
        </Dropzone>
        <div className={classes.buttons}>
          <FileButton accept=".jsonl,.json,.ndjson" onChange={(file) => file !== null && take([file], set)}>
            {(props) => <Button {...props}>Choose a file…</Button>}
          </FileButton>
          {set === 'target' && <TakePoolRows pool={view.sets.pool.examples.length} />}
          <Button variant="subtle" onClick={() => actions.changeSettings('Choose FL', { objective: 'fl' })}>Use FL</Button>
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
      title={limits ? 'These limits cannot hold together' : 'The subset could not be chosen'}
      text={error.message}
      kept="All rows, utilities and saved subsets."
      todo={limits ? 'Change one of the two on the left, or undo the last change.' : 'Undo the last change, or go back to FL.'}
      error={error}
    >
      {undoLabel !== null && <Button variant="filled" onClick={undo}>Undo: {undoLabel}</Button>}
      {limits && <Button onClick={() => actions.changeSettings('Clear limits', { constraints: { ...settings.constraints, maxTokens: null, groupBy: null, caps: {}, quotas: {} } })}>Take the limits off</Button>}
      {!limits && <Button onClick={() => actions.changeSettings('Choose FL', { objective: 'fl', pins: [], bans: [], constraints: NO_CONSTRAINTS })}>Use FL without pins, bans and limits</Button>}
    </KeptTodo>
  );
}

/** The final layout's outline, while the first ranking is computed. */
export function FirstRanking() {
  return (
    <div className={classes.first} role="status" aria-label="Choosing rows">
      <Skeleton height={20} width="40%" />
      <Skeleton height="100%" />
      <p className={classes.firstText}>Choosing rows…</p>
    </div>
  );
}
