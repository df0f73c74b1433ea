import { IconAlertCircle, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Status.module.css';

const ICONS = { danger: IconAlertCircle, warn: IconAlertTriangle, ok: IconCheck } as const;

/** A word with its icon in the colour of a status: "failed", "limited", "ready". */
export function Status({ tone, children }: { readonly tone: keyof typeof ICONS; readonly children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <span className={`${classes.status} ${classes[tone]}`}>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      {children}
    </span>
  );
}

/** A short fact in a box: a source, a file type, "draft". */
export function Chip({ tone = 'plain', mono = false, children }: { readonly tone?: 'plain' | 'outline' | 'warn'; readonly mono?: boolean; readonly children: ReactNode }) {
  return <span className={`${classes.chip} ${classes[tone === 'warn' ? 'chipWarn' : tone]} ${mono ? classes.mono : ''}`}>{children}</span>;
}
