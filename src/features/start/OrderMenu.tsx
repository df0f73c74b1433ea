import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { orderLabels, type ProjectOrder } from './sortProjects';

export function OrderMenu({ order, onOrder }: { readonly order: ProjectOrder; readonly onOrder: (order: ProjectOrder) => void }) {
  const orders = orderLabels();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="subtle" rightSection={<IconChevronDown size={14} stroke={1.6} />}>{orders[order]}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(orders) as ProjectOrder[]).map((each) => <Menu.Item key={each} onClick={() => onOrder(each)}>{orders[each]}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
