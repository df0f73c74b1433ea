import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBan, IconDots, IconFilter, IconPin, IconX } from '@tabler/icons-react';
import { useServices } from '../../../store/artefacts';
import { useWorkbench } from '../../../store/react';
import { countOf } from '../../../ui/format';
import type { SelectActions, SelectView } from '../selectView';
import type { MapControls } from './useMapControls';
import classes from './map.module.css';

interface TakenRowsProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly controls: MapControls;
}

/** What can be done with the rows that were drawn around. */
export function TakenRows({ view, actions, controls }: TakenRowsProps) {
  const { taken, take, show } = controls;
  const importText = useWorkbench((state) => state.actions.importText);
  const { download } = useServices();
  if (taken.size === 0) return null;
  const rows = [...taken].sort((a, b) => a - b).flatMap((row) => view.sets.pool.examples[row] ?? []);
  const hashes = rows.map(({ hash }) => hash);
  const { pins, bans } = view.settings;
  const lines = (): string => `${rows.map(({ raw }) => raw.replace(/\s*\n\s*/g, ' ')).join('\n')}\n`;
  const without = (list: readonly string[]): string[] => list.filter((hash) => !hashes.includes(hash));
  return (
    <div className={classes.taken} role="toolbar" aria-label="Rows drawn around">
      <strong className="num" role="status">{countOf(rows.length, 'row')}</strong>
      <Button size="xs" leftSection={<IconPin size={16} stroke={1.6} />} onClick={() => actions.changeSettings(`Pin ${countOf(rows.length, 'row')}`, { pins: [...without(pins), ...hashes], bans: without(bans) })}>Pin</Button>
      <Button size="xs" leftSection={<IconBan size={16} stroke={1.6} />} onClick={() => actions.changeSettings(`Ban ${countOf(rows.length, 'row')}`, { bans: [...without(bans), ...hashes], pins: without(pins) })}>Ban</Button>
      <Button size="xs" leftSection={<IconFilter size={16} stroke={1.6} />} onClick={() => show(taken)}>Show only these</Button>
      <Menu position="top-end">
        <Menu.Target><ActionIcon aria-label="More for these rows"><IconDots size={16} stroke={1.6} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void importText(lines(), 'target')}>Add to the target set</Menu.Item>
          <Menu.Item onClick={() => void importText(lines(), 'existing')}>Add to the existing data</Menu.Item>
          <Menu.Item onClick={() => download('rows.jsonl', new TextEncoder().encode(lines()), 'application/jsonl')}>Download as rows.jsonl</Menu.Item>
          <Menu.Item onClick={() => actions.changeSettings('No pins and bans for these', { pins: without(pins), bans: without(bans) })}>Neither pinned nor banned</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ActionIcon aria-label="Let go of these rows" onClick={() => take([])}><IconX size={16} stroke={1.6} /></ActionIcon>
    </div>
  );
}
