import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox, Popover, ScrollArea } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { count } from '../../../ui/format';
import type { TableColumn } from './columns';
import classes from './table.module.css';

interface ColumnMenuProps {
  readonly available: readonly TableColumn[];
  readonly shown: readonly TableColumn[];
  readonly onSwitch: (key: string) => void;
}

/** Which columns are shown: computed ones, the row's parts, and every field of the file. */
export function ColumnMenu({ available, shown, onSwitch }: ColumnMenuProps) {
  const keys = new Set(shown.map(({ key }) => key));
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" leftSection={<IconColumns size={16} stroke={1.6} />}>
          {t`Columns`} <span className={`${classes.columnCount} num`}><Trans>{count(shown.length)} of {count(available.length)}</Trans></span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={360}>
          <div role="group" aria-label={t`Columns`} className={classes.columnList}>
            {available.map(({ key, title, hint }) => (
              <Checkbox key={key} size="xs" label={title} title={hint} checked={keys.has(key)} onChange={() => onSwitch(key)} />
            ))}
          </div>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
