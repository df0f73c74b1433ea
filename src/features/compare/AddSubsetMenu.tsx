import { Button, Menu } from '@mantine/core';
import { IconDeviceFloppy, IconDice, IconPlus } from '@tabler/icons-react';
import { MOST_SUBSETS } from './comparedSubset';
import { countOf } from '../../ui/format';

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
        <Button variant="subtle" size="md" leftSection={<IconPlus {...ICON} />}>Add subset</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {full ? (
          <Menu.Label>At most {MOST_SUBSETS} at once. Take one out first.</Menu.Label>
        ) : (
          <>
            {others.length > 0 && <Menu.Label>Saved</Menu.Label>}
            {others.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => onAdd(id)}>{name}</Menu.Item>
            ))}
            {others.length > 0 && <Menu.Divider />}
            {drawRows !== null && (
              <Menu.Item leftSection={<IconDice {...ICON} />} onClick={onDraw}>Random draw of {countOf(drawRows, 'row')}</Menu.Item>
            )}
            {current !== null && (
              <Menu.Item leftSection={<IconDeviceFloppy {...ICON} />} onClick={onSaveCurrent}>Save the selection, {current}</Menu.Item>
            )}
            {drawRows === null && current === null && others.length === 0 && <Menu.Label>Save a subset in Select first.</Menu.Label>}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
