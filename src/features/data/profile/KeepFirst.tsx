import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { KEEP_ALL, leftOut, type KeepPolicy } from '../../../core/dataset/keepPolicy';
import type { SetReport } from '../../../core/dataset/look';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { countOf } from '../../../ui/format';
import { MenuEntry } from '../../../ui/MenuEntry';

/** Leaves later copies out on request; undo brings them back. */
export function KeepFirst({ set, report }: { readonly set: SetName; readonly report: SetReport }) {
  const leaveOut = useWorkbench((state) => state.actions.leaveOut);
  const readOnly = useWorkbench((state) => state.readOnly);
  const exact = later(report, 'first-exact');
  const near = later(report, 'first-near');
  if (near.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="xs" disabled={readOnly} rightSection={<IconChevronDown size={14} stroke={1.6} />}>Keep the first only</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuEntry off={exact.length === 0} onClick={() => leaveOut(set, exact, 'equal to an earlier row')}>Of equal rows, {countOf(exact.length, 'row')} less</MenuEntry>
        <Menu.Item onClick={() => leaveOut(set, near, 'nearly equal to an earlier row')}>Of nearly equal rows too, {countOf(near.length, 'row')} less</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function later(report: SetReport, repeats: KeepPolicy['repeats']): number[] {
  return leftOut(report, { ...KEEP_ALL, repeats }).map(({ row }) => row);
}
