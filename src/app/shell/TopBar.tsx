import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconHelp, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useWorkbench } from '../../store/react';
import { Logo } from './Logo';
import { StepBar } from './StepBar';
import { ThemeMenuOnDemand } from './ThemeMenuOnDemand';
import classes from './TopBar.module.css';

const ProjectMenu = lazy(async () => ({ default: (await import('./ProjectMenu')).ProjectMenu }));
const ViewsMenu = lazy(async () => ({ default: (await import('../views/ViewsMenu')).ViewsMenu }));

const icon = { size: 18, stroke: 1.6 } as const;

interface TopBarProps {
  readonly onHelp: () => void;
  readonly onPalette: () => void;
  /** Whether a new view is being named. */
  readonly naming: boolean;
  readonly onNaming: (open: boolean) => void;
}

export function TopBar({ onHelp, onPalette, naming, onNaming }: TopBarProps) {
  const { id } = useParams();
  const inProject = useWorkbench(({ project }) => project !== null && project.id === id);
  return (
    <header className={classes.bar}>
      <Link to="/" className={classes.brand} aria-label={t`DELIFT Workbench, start`}>
        <Logo />
        <span className={classes.brandName}>DELIFT Workbench</span>
      </Link>
      {inProject && (
        <>
          <span className={classes.rule} />
          <Suspense fallback={<ProjectName />}><ProjectMenu /></Suspense>
          <span className={classes.rule} />
          <StepBar />
        </>
      )}
      <div className={classes.right}>
        {inProject && <UndoRedo />}
        {inProject && <Suspense fallback={<span className={classes.place} />}><ViewsMenu naming={naming} onNaming={onNaming} /></Suspense>}
        <button type="button" className={classes.search} onClick={onPalette} aria-label={t`Find or run, Ctrl K`}>
          <IconSearch size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes.searchText}><Trans>Find or run…</Trans></span>
          <Kbd className={classes.searchKey ?? ''}>Ctrl K</Kbd>
        </button>
        <Tooltip label={t`Help and keys (?)`}>
          <ActionIcon size="lg" onClick={onHelp} aria-label={t`Help and keys`}>
            <IconHelp {...icon} />
          </ActionIcon>
        </Tooltip>
        <ThemeMenuOnDemand />
      </div>
    </header>
  );
}

/** Stands where the menu will: the bar does not move when it comes. */
function ProjectName() {
  const name = useWorkbench((state) => state.project?.name ?? '');
  return <span className={classes.project}><span className={classes.projectName}>{name}</span></span>;
}

function UndoRedo() {
  const actions = useWorkbench((state) => state.actions);
  const undoLabel = useWorkbench((state) => state.undoLabel);
  const redoLabel = useWorkbench((state) => state.redoLabel);
  return (
    <>
      <Tooltip label={undoLabel === null ? t`Nothing to undo` : t`Undo: ${undoLabel}`}>
        <ActionIcon size="lg" aria-label={undoLabel === null ? t`Undo` : t`Undo: ${undoLabel}`} aria-disabled={undoLabel === null} data-off={undoLabel === null} className={classes.step ?? ''} onClick={actions.undo}>
          <IconArrowBackUp {...icon} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel === null ? t`Nothing to repeat` : t`Redo: ${redoLabel}`}>
        <ActionIcon size="lg" aria-label={redoLabel === null ? t`Redo` : t`Redo: ${redoLabel}`} aria-disabled={redoLabel === null} data-off={redoLabel === null} className={classes.step ?? ''} onClick={actions.redo}>
          <IconArrowForwardUp {...icon} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
