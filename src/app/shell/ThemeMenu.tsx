import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWorkbench } from '../../store/react';
import type { Theme } from '../../store/types';
import { LANGUAGES } from '../../texts/language';
import { ThemeTarget } from './ThemeTarget';

const ICONS = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const satisfies Record<Theme, unknown>;
const themes = (): readonly { readonly theme: Theme; readonly label: string }[] => [
  { theme: 'system', label: t`As the system` },
  { theme: 'light', label: t`Light` },
  { theme: 'dark', label: t`Dark` },
];

/** The colours and the language of the page. It opens when it is mounted: its code is read when it is asked for. */
export function ThemeMenu() {
  const theme = useWorkbench((state) => state.theme);
  const language = useWorkbench((state) => state.language);
  const { setTheme, setLanguage } = useWorkbench((state) => state.actions);
  const [opened, setOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that asked is gone; this one gets the focus back when the menu closes.
    target.current?.focus();
    const frame = requestAnimationFrame(() => setOpened(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ThemeTarget ref={target} />
      </Menu.Target>
      <Menu.Dropdown>
        {themes().map(({ theme: choice, label }) => {
          const Icon = ICONS[choice];
          return <Choice key={choice} icon={<Icon size={16} stroke={1.6} />} chosen={choice === theme} onChoose={() => setTheme(choice)}>{label}</Choice>;
        })}
        <Menu.Divider />
        <Menu.Label><Trans>Language</Trans></Menu.Label>
        {LANGUAGES.map(({ language: choice, name }) => <Choice key={choice} chosen={choice === language} onChoose={() => setLanguage(choice)}><span lang={choice}>{name}</span></Choice>)}
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({ icon, chosen, onChoose, children }: { readonly icon?: ReactNode; readonly chosen: boolean; readonly onChoose: () => void; readonly children: ReactNode }) {
  return (
    <Menu.Item leftSection={icon} rightSection={chosen ? <IconCheck size={16} stroke={1.6} aria-label={t`chosen`} /> : null} onClick={onChoose}>
      {children}
    </Menu.Item>
  );
}
