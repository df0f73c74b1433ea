import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ComparedSubset } from './comparedSubset';
import { SubsetMark } from './SubsetMark';
import classes from './DifferencePanel.module.css';

interface SubsetPickerProps {
  readonly label: string;
  readonly subsets: readonly ComparedSubset[];
  /** Position of the chosen one. */
  readonly value: number;
  readonly onChange: (position: number) => void;
}

/** One of the compared subsets, by mark and name. */
export function SubsetPicker({ label, subsets, value, onChange }: SubsetPickerProps) {
  const chosen = subsets[value]!;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button className={classes.picker ?? ''} aria-label={`${label}: ${chosen.name}`} leftSection={<SubsetMark subset={chosen} size={11} />} rightSection={<IconChevronDown size={14} stroke={1.6} />}>
          {chosen.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {subsets.map((subset, at) => (
          <Menu.Item key={subset.id} leftSection={<SubsetMark subset={subset} size={11} />} aria-current={at === value} onClick={() => onChange(at)}>
            {subset.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
