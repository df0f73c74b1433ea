import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useShallow } from 'zustand/react/shallow';
import { useSetRows } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import { useOpenView } from '../views/useOpenView';
import { paletteEntries, type PaletteAct, type PaletteEntry } from './paletteEntries';
import classes from './Palette.module.css';

interface PaletteProps {
  /** Opens whenever this changes, and at first. */
  readonly asked: number;
  readonly onHelp: () => void;
  readonly onSaveView: () => void;
}

/** Ctrl K: screens, rows and commands in one list. */
export function Palette({ asked, ...asks }: PaletteProps) {
  const [query, setQuery] = useState('');
  useEffect(() => spotlight.open(), [asked]);
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut="mod + K" maxHeight={420} scrollable size={600} radius="xl" centered={false} yOffset="12vh" overlayProps={{ blur: 0 }}>
      <Spotlight.Search placeholder={t`Find or run…`} leftSection={<IconSearch size={16} stroke={1.6} />} aria-label={t`Find or run`} />
      <Entries query={query} {...asks} />
    </Spotlight.Root>
  );
}

function Entries({ query, onHelp, onSaveView }: { readonly query: string } & Omit<PaletteProps, 'asked'>) {
  const state = useWorkbench(useShallow(({ project, selection, projects, undoLabel, readOnly }) => ({ project, selection, projects, undoLabel, readOnly })));
  const { examples } = useSetRows('pool');
  const actions = useWorkbench((all) => all.actions);
  const navigate = useNavigate();
  const openView = useOpenView();
  const entries = paletteEntries(query, { ...state, pool: examples });

  const run = (act: PaletteAct): void => {
    spotlight.close();
    if (act.kind === 'go') void navigate(act.to);
    else if (act.kind === 'budget') actions.setBudget(act.rows);
    else if (act.kind === 'save') actions.saveSubset();
    else if (act.kind === 'undo') actions.undo();
    else if (act.kind === 'view') openView(act.id);
    else if (act.kind === 'save-view') onSaveView();
    else if (act.kind === 'tour') actions.setTour({ step: 0 });
    else onHelp();
  };
  const groups = [...new Set(entries.map((entry) => entry.group))];
  return (
    <Spotlight.ActionsList>
      {groups.map((group) => (
        <Spotlight.ActionsGroup key={group} label={groupLabels()[group]}>
          {entries.filter((entry) => entry.group === group).map((entry) => <Entry key={entry.id} entry={entry} onRun={run} />)}
        </Spotlight.ActionsGroup>
      ))}
      {entries.length === 0 && <Spotlight.Empty><Trans>Nothing fits. Try a screen, a word of a row, or “budget 60”.</Trans></Spotlight.Empty>}
    </Spotlight.ActionsList>
  );
}

const groupLabels = (): Readonly<Record<PaletteEntry['group'], string>> => ({ run: t`Run`, views: t`Views`, screens: t`Screens`, rows: t`Rows`, projects: t`Projects` });

function Entry({ entry, onRun }: { readonly entry: PaletteEntry; readonly onRun: (act: PaletteAct) => void }) {
  return (
    <Spotlight.Action onClick={() => onRun(entry.act)} className={classes.entry ?? ''}>
      <span className={classes.label}>{entry.label}</span>
      <span className={classes.note}>{entry.note}</span>
    </Spotlight.Action>
  );
}
