import { t } from '@lingui/core/macro';
import { CloseButton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Interruption } from '../../../store/types';
import { interruptionText } from '../model/interruption';
import classes from './centre.module.css';

/** The last failure that the run got over by itself; stays until it is closed. */
export function InterruptionNotice({ interruptions }: { readonly interruptions: readonly Interruption[] }) {
  const [closedAt, setClosedAt] = useState(0);
  const last = interruptions.at(-1);
  if (last === undefined || last.at <= closedAt) return null;
  const { title, text } = interruptionText(last);
  return (
    <div className={classes.interrupted} role="status">
      <IconRefresh size={18} stroke={1.6} aria-hidden="true" />
      <p className="num"><b>{title}</b> {text}</p>
      <CloseButton size="sm" aria-label={t`Close: the run was interrupted`} onClick={() => setClosedAt(last.at)} />
    </div>
  );
}
