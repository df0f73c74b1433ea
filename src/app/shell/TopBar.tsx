import { ActionIcon, Kbd, Menu, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconDeviceDesktop, IconHelp, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useWorkbench } from '../../store/react';
import type { Theme } from '../../store/types';
import { Logo } from './Logo';
import { StepBar } from './StepBar';
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
      <Link to="/" className={classes.brand} aria-label="DELIFT Workbench, start">
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
        <button type="button" className={classes.search} onClick={onPalette} aria-label="Find or run, Ctrl K">
          <IconSearch size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes.searchText}>Find or run…</span>
          <Kbd className={classes.searchKey ?? ''}>Ctrl K</Kbd>
        </button>
        <Tooltip label="Help and keys (?)">
          <ActionIcon size="lg" onClick={onHelp} aria-label="Help and keys">
            <IconHelp {...icon} />
          </ActionIcon>
        </Tooltip>
        <ThemeMenu />
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
      <Tooltip label={undoLabel === null ? 'Nothing to undo' : `Undo: ${undoLabel}`}>
        <ActionIcon size="lg" aria-label={undoLabel === null ? 'Undo' : `Undo: ${undoLabel}`} aria-disabled={undoLabel === null} data-off={undoLabel === null} className={classes.step ?? ''} onClick={actions.undo}>
          <IconArrowBackUp {...icon} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel === null ? 'Nothing to repeat' : `Redo: ${redoLabel}`}>
        <ActionIcon size="lg" aria-label={redoLabel === null ? 'Redo' : `Redo: ${redoLabel}`} aria-disabled={redoLabel === null} data-off={redoLabel === null} className={classes.step ?? ''} onClick={actions.redo}>
          <IconArrowForwardUp {...icon} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

const THEMES = [
  { theme: 'system', label: 'As the system', Icon: IconDeviceDesktop },
  { theme: 'light', label: 'Light', Icon: IconSun },
  { theme: 'dark', label: 'Dark', Icon: IconMoon },
] as const satisfies readonly { theme: Theme; label: string; Icon: unknown }[];

function ThemeMenu() {
  const theme = useWorkbench((state) => state.theme);
  const { setTheme } = useWorkbench((state) => state.actions);
  const Current = THEMES.find((known) => known.theme === theme)?.Icon ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label="Theme">
          <Current {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(({ theme: choice, label, Icon }) => (
          <Menu.Item key={choice} leftSection={<Icon size={16} stroke={1.6} />} rightSection={choice === theme ? <IconCheck size={16} stroke={1.6} aria-label="chosen" /> : null} onClick={() => setTheme(choice)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
