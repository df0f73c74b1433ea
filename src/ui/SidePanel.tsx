import { t } from '@lingui/core/macro';
import { ActionIcon } from '@mantine/core';
import { useClickOutside, useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './SidePanel.module.css';

interface SidePanelProps {
  readonly side: 'left' | 'right';
  /** Names the panel for assistive technology and on its rail. */
  readonly label: string;
  /** In pixels, where it stands open. */
  readonly width: number;
  /** Narrower pages fold it to a rail of 44 px; it then opens over the centre. */
  readonly foldBelow: number;
  readonly children: ReactNode;
}

/** A panel at the side of a screen that folds to a rail on a narrow page. */
export function SidePanel({ side, label, width, foldBelow, children }: SidePanelProps) {
  const wide = useMediaQuery(`(min-width: ${foldBelow}px)`, true, { getInitialValueInEffect: false });
  const [open, { close, toggle }] = useDisclosure(false);
  const box = useClickOutside<HTMLDivElement>(close, ['mousedown', 'touchstart']);
  if (wide) {
    return (
      <aside className={classes.panel} data-side={side} style={{ width }} aria-label={label}>
        {children}
      </aside>
    );
  }
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  return (
    <div className={classes.rail} data-side={side} ref={box} onKeyDown={closeOnEscape}>
      <ActionIcon onClick={toggle} aria-expanded={open} aria-label={open ? t`Fold ${label}` : t`Open ${label}`}>
        <RailIcon side={side} open={open} />
      </ActionIcon>
      <span className={classes.railLabel} aria-hidden="true">{label}</span>
      {open && (
        <aside className={classes.over} data-side={side} style={{ width }} aria-label={label}>
          {children}
        </aside>
      )}
    </div>
  );
}

function RailIcon({ side, open }: { readonly side: 'left' | 'right'; readonly open: boolean }) {
  const icons = side === 'left' ? [IconLayoutSidebarLeftExpand, IconLayoutSidebarLeftCollapse] as const : [IconLayoutSidebarRightExpand, IconLayoutSidebarRightCollapse] as const;
  const Icon = icons[open ? 1 : 0];
  return <Icon size={16} stroke={1.6} />;
}

/** The three columns of a screen; SidePanels at the sides, the rest is the centre. */
export function ScreenColumns({ children }: { readonly children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}
