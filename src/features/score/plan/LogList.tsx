import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconAlertCircle, IconAlertTriangle, IconCheck, IconPoint } from '@tabler/icons-react';
import { useWorkbench } from '../../../store/react';
import type { LogEntry } from '../../../store/types';
import { clock } from '../../../ui/format';
import classes from './plan.module.css';

const ICONS = { info: IconPoint, ok: IconCheck, warn: IconAlertTriangle, danger: IconAlertCircle } as const;
const spoken = (): Readonly<Record<LogEntry['tone'], string>> => ({ info: '', ok: '', warn: t`Warning:`, danger: t`Failed:` });
const SHOWN = 40;

/** What happened, newest first. */
export function LogList() {
  const log = useWorkbench((state) => state.log);
  if (log.length === 0) return <p className={classes.quiet}><Trans>Nothing has happened yet.</Trans></p>;
  return (
    <ul className={classes.log}>
      {log.slice(-SHOWN).reverse().map((entry) => <LogLine key={`${entry.at} ${entry.text}`} entry={entry} />)}
    </ul>
  );
}

function LogLine({ entry }: { readonly entry: LogEntry }) {
  const Icon = ICONS[entry.tone];
  const said = spoken()[entry.tone];
  return (
    <li data-tone={entry.tone}>
      <span className="num">{clock(entry.at)}</span>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.logText}>{said !== '' && <span className="visually-hidden">{`${said} `}</span>}{entry.text}</span>
    </li>
  );
}
