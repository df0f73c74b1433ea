import { t } from '@lingui/core/macro';
import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useWorkbench } from '../../store/react';

const ICONS = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** The button of the menu of themes and languages. `useLanguage` gives it the focus back by its attribute. */
export function ThemeTarget(props: ActionIconProps & ComponentPropsWithRef<'button'>) {
  const Icon = ICONS[useWorkbench((state) => state.theme)];
  return (
    <ActionIcon size="lg" aria-label={t`Theme and language`} {...props} data-language-menu>
      <Icon size={18} stroke={1.6} />
    </ActionIcon>
  );
}
