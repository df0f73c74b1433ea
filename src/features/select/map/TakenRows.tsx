import { plural, t } from '@lingui/core/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBan, IconDots, IconFilter, IconPin, IconX } from '@tabler/icons-react';
import { useServices } from '../../../store/artefacts';
import { useWorkbench } from '../../../store/react';
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
    <div className={classes.taken} role="toolbar" aria-label={t`Rows drawn around`}>
      <strong className="num" role="status">{plural(rows.length, { one: '# row', other: '# rows' })}</strong>
      <Button size="xs" leftSection={<IconPin size={16} stroke={1.6} />} onClick={() => actions.changeSettings(plural(rows.length, { one: 'Pin # row', other: 'Pin # rows' }), { pins: [...without(pins), ...hashes], bans: without(bans) })}>{t`Pin`}</Button>
      <Button size="xs" leftSection={<IconBan size={16} stroke={1.6} />} onClick={() => actions.changeSettings(plural(rows.length, { one: 'Ban # row', other: 'Ban # rows' }), { bans: [...without(bans), ...hashes], pins: without(pins) })}>{t`Ban`}</Button>
      <Button size="xs" leftSection={<IconFilter size={16} stroke={1.6} />} onClick={() => show(taken)}>{t`Show only these`}</Button>
      <Menu position="top-end">
        <Menu.Target><ActionIcon aria-label={t`More for these rows`}><IconDots size={16} stroke={1.6} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void importText(lines(), 'target')}>{t`Add to the target set`}</Menu.Item>
          <Menu.Item onClick={() => void importText(lines(), 'existing')}>{t`Add to the existing data`}</Menu.Item>
          <Menu.Item onClick={() => download('rows.jsonl', new TextEncoder().encode(lines()), 'application/jsonl')}>{t`Download as rows.jsonl`}</Menu.Item>
          <Menu.Item onClick={() => actions.changeSettings(t`No pins and bans for these`, { pins: without(pins), bans: without(bans) })}>{t`Neither pinned nor banned`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ActionIcon aria-label={t`Let go of these rows`} onClick={() => take([])}><IconX size={16} stroke={1.6} /></ActionIcon>
    </div>
  );
}
