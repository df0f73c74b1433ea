import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDeviceFloppy, IconDice, IconPlus } from '@tabler/icons-react';
import { MOST_SUBSETS } from './comparedSubset';

export interface AddSubsetActions {
  /** Saved subsets that are not compared yet. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  /** Rows of a random draw: as many as the first compared subset has; null when there is none. */
  readonly drawRows: number | null;
  /** Words for the selection as it is now ("FLMI, 60 rows"); null when there is none. */
  readonly current: string | null;
  readonly full: boolean;
  readonly onAdd: (id: string) => void;
  readonly onDraw: () => void;
  readonly onSaveCurrent: () => void;
}

const ICON = { size: 16, stroke: 1.6 } as const;

export function AddSubsetMenu({ others, drawRows, current, full, onAdd, onDraw, onSaveCurrent }: AddSubsetActions) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="md" leftSection={<IconPlus {...ICON} />}><Trans>Add subset</Trans></Button>
      </Menu.Target>
      <Menu.Dropdown>
        {full ? (
          <Menu.Label><Trans>At most {MOST_SUBSETS} at once. Take one out first.</Trans></Menu.Label>
        ) : (
          <>
            {others.length > 0 && <Menu.Label><Trans context="subsets">Saved</Trans></Menu.Label>}
            {others.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => onAdd(id)}>{name}</Menu.Item>
            ))}
            {others.length > 0 && <Menu.Divider />}
            {drawRows !== null && (
              <Menu.Item leftSection={<IconDice {...ICON} />} onClick={onDraw}>{plural(drawRows, { one: 'Random draw of # row', other: 'Random draw of # rows' })}</Menu.Item>
            )}
            {current !== null && (
              <Menu.Item leftSection={<IconDeviceFloppy {...ICON} />} onClick={onSaveCurrent}><Trans>Save the selection, {current}</Trans></Menu.Item>
            )}
            {drawRows === null && current === null && others.length === 0 && <Menu.Label><Trans>Save a subset in Select first.</Trans></Menu.Label>}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
