import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconVersions } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument } from '../../store/types';
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

const what = (): string => t`Here you see which rows two to five subsets share, how each does under every objective, and what covers a row that one of them leaves out.`;

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
    const { name } = one;
    const rows = one.picks.length;
    const next = t`Save a second one in Select, or set ${name} beside a random draw of ${plural(rows, { one: '# row', other: '# rows' })}.`;
    return (
      <div className={classes.empty}>
        <EmptyState screen={t`Compare`} icon={icon} title={t`One subset so far`} text={`${what()} ${next}`}>
          {rows > 0 && <Button variant="filled" onClick={() => withDraw({ id: one.id, rows })}><Trans>Compare with a random draw</Trans></Button>}
          <Button variant={rows > 0 ? 'default' : 'filled'} onClick={toSelect}><Trans>Go to Select</Trans></Button>
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
      <EmptyState screen={t`Compare`} icon={icon} title={t`No subsets saved yet`} text={`${what()} ${t`Save a subset in Select to begin.`}`}>
        <Button variant="filled" onClick={toSelect}><Trans>Go to Select</Trans></Button>
        {ready && project.budget > 0 && <Button onClick={saveAndDraw}><Trans>Save the selection and compare it with chance</Trans></Button>}
      </EmptyState>
    </div>
  );
}
