import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { inEnglish } from '../../../texts/language';
import { moveTo, SETS } from '../model/formNames';
import { filterLabel, type RowFilter } from '../model/rowFilter';

interface FilteredActionsProps {
  readonly set: SetName;
  /** Rows that pass the filter, as places in the set. */
  readonly rows: readonly number[];
  readonly filter: RowFilter;
  readonly onDone: () => void;
}

const copyTo = (set: SetName): string => ({ pool: t`Copy to pool`, target: t`Copy to target set`, existing: t`Copy to existing data` })[set];

/** What can be done with the rows that a filter shows. Everything can be undone. The notes of a file are English. */
export function FilteredActions({ set, rows, filter, onDone }: FilteredActionsProps) {
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
        <Button variant="default" size="xs" disabled={readOnly || rows.length === 0} rightSection={<IconChevronDown size={14} stroke={1.6} />}>{t`With ${plural(rows.length, { one: '# row', other: '# rows' })}`}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((to) => <Menu.Item key={`copy ${to}`} onClick={() => act(() => void rowsToSet(set, rows, to, false))}>{copyTo(to)}</Menu.Item>)}
        {others.map((to) => <Menu.Item key={`move ${to}`} onClick={() => act(() => void rowsToSet(set, rows, to, true))}>{moveTo(to)}</Menu.Item>)}
        <Menu.Divider />
        <Menu.Item onClick={() => act(() => holdOut(set, rows))}><Trans>Hold out for evaluation, as a file</Trans></Menu.Item>
        <Menu.Item onClick={() => act(() => leaveOut(set, rows, inEnglish(() => filterLabel(filter))))}><Trans>Leave out</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
