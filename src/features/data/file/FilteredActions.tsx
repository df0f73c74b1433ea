import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { countOf } from '../../../ui/format';
import { SETS, SET_NAMES } from '../model/formNames';

interface FilteredActionsProps {
  readonly set: SetName;
  /** Rows that pass the filter, as places in the set. */
  readonly rows: readonly number[];
  /** The filter in words, for the notes of the file. */
  readonly label: string;
  readonly onDone: () => void;
}

/** What can be done with the rows that a filter shows. Everything can be undone. */
export function FilteredActions({ set, rows, label, onDone }: FilteredActionsProps) {
  const { leaveOut, rowsToSet, holdOut } = useWorkbench((state) => state.actions);
  const readOnly = useWorkbench((state) => state.readOnly);
  const others = SETS.filter((other) => other !== set);
  const act = (work: () => void): void => {
    onDone();
    work();
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="xs" disabled={readOnly || rows.length === 0} rightSection={<IconChevronDown size={14} stroke={1.6} />}>With {countOf(rows.length, 'row')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((to) => <Menu.Item key={`copy ${to}`} onClick={() => act(() => void rowsToSet(set, rows, to, false))}>Copy to {SET_NAMES[to].toLowerCase()}</Menu.Item>)}
        {others.map((to) => <Menu.Item key={`move ${to}`} onClick={() => act(() => void rowsToSet(set, rows, to, true))}>Move to {SET_NAMES[to].toLowerCase()}</Menu.Item>)}
        <Menu.Divider />
        <Menu.Item onClick={() => act(() => holdOut(set, rows))}>Hold out for evaluation, as a file</Menu.Item>
        <Menu.Item onClick={() => act(() => leaveOut(set, rows, label))}>Leave out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
