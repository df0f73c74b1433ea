import { Button } from '@mantine/core';
import { IconVersions } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument } from '../../store/types';
import { countOf } from '../../ui/format';
import { EmptyState } from '../../ui/EmptyState';
import { nextDraw } from './compareRoute';
import { randomId, type ComparedSubset } from './comparedSubset';
import classes from './CompareScreen.module.css';

interface CompareEmptyProps {
  readonly projectId: string;
  readonly project: ProjectDocument;
  /** One subset or none. */
  readonly compared: readonly ComparedSubset[];
  readonly onCompare: (ids: readonly string[]) => void;
}

const WHAT = 'Here you see which rows two to five subsets share, how each does under every objective, and what covers a row that one of them leaves out.';

/** Before there are two subsets: what will be here, and the one step that brings it. */
export function CompareEmpty({ projectId, project, compared, onCompare }: CompareEmptyProps) {
  const navigate = useNavigate();
  const ready = useWorkbench((state) => state.selection.status === 'ready');
  const save = useWorkbench((state) => state.actions.saveSubset);
  const [one] = compared;
  const icon = <IconVersions size={28} stroke={1.4} />;
  const toSelect = (): void => void navigate(`/p/${projectId}/select`);
  const withDraw = (subset: { readonly id: string; readonly rows: number }): void => onCompare([subset.id, randomId(nextDraw([]), subset.rows)]);
  if (one !== undefined) {
    const rows = one.picks.length;
    return (
      <div className={classes.empty}>
        <EmptyState screen="Compare" icon={icon} title="One subset so far" text={`${WHAT} Save a second one in Select, or set ${one.name} beside a random draw of ${countOf(rows, 'row')}.`}>
          {rows > 0 && <Button variant="filled" onClick={() => withDraw({ id: one.id, rows })}>Compare with a random draw</Button>}
          <Button variant={rows > 0 ? 'default' : 'filled'} onClick={toSelect}>Go to Select</Button>
        </EmptyState>
      </div>
    );
  }
  const saveAndDraw = (): void => {
    const saved = save();
    if (saved !== null) withDraw({ id: saved.id, rows: saved.budget });
  };
  return (
    <div className={classes.empty}>
      <EmptyState screen="Compare" icon={icon} title="No subsets saved yet" text={`${WHAT} Save a subset in Select to begin.`}>
        <Button variant="filled" onClick={toSelect}>Go to Select</Button>
        {ready && project.budget > 0 && <Button onClick={saveAndDraw}>Save the selection and compare it with chance</Button>}
      </EmptyState>
    </div>
  );
}
