import { IconAlertCircle, IconAlertTriangle, IconCheck, IconPoint } from '@tabler/icons-react';
import { useWorkbench } from '../../../store/react';
import type { LogEntry } from '../../../store/types';
import { clock } from '../../../ui/format';
import classes from './plan.module.css';

const ICONS = { info: IconPoint, ok: IconCheck, warn: IconAlertTriangle, danger: IconAlertCircle } as const;
const SPOKEN: Readonly<Record<LogEntry['tone'], string>> = { info: '', ok: '', warn: 'Warning: ', danger: 'Failed: ' };
const SHOWN = 40;

/** What happened, newest first. */
export function LogList() {
  const log = useWorkbench((state) => state.log);
  if (log.length === 0) return <p className={classes.quiet}>Nothing has happened yet.</p>;
  return (
    <ul className={classes.log}>
      {log.slice(-SHOWN).reverse().map((entry) => <LogLine key={`${entry.at} ${entry.text}`} entry={entry} />)}
    </ul>
  );
}

function LogLine({ entry }: { readonly entry: LogEntry }) {
  const Icon = ICONS[entry.tone];
  return (
    <li data-tone={entry.tone}>
      <span className="num">{clock(entry.at)}</span>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.logText}><span className="visually-hidden">{SPOKEN[entry.tone]}</span>{entry.text}</span>
    </li>
  );
}
