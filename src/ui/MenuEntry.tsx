import { Menu, type MenuItemProps } from '@mantine/core';

interface MenuEntryProps extends Pick<MenuItemProps, 'leftSection' | 'children'> {
  /** It cannot be chosen now. It keeps its place and can have the focus, so that a menu that begins with it is reached. */
  readonly off: boolean;
  readonly onClick: () => void;
}

/** An entry of a menu that may be off. A disabled button could not take the focus that the menu gives to its first entry. */
export function MenuEntry({ off, onClick, ...others }: MenuEntryProps) {
  return off ? <Menu.Item {...others} aria-disabled data-disabled closeMenuOnClick={false} /> : <Menu.Item {...others} onClick={onClick} />;
}
