import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, CopyButton } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ErrorRecord } from '../core/base/errors';
import classes from './states.module.css';

interface KeptTodoProps {
  readonly tone?: 'danger' | 'warn';
  /** "Scoring stopped: no graphics memory left" */
  readonly title: string;
  /** What happened, in a sentence. */
  readonly text?: ReactNode;
  readonly kept: ReactNode;
  readonly todo: ReactNode;
  /** For "Copy details". */
  readonly error?: ErrorRecord | null;
  /** True when the person's own action failed: the notice takes the focus. */
  readonly takesFocus?: boolean;
  /** Buttons; the first one is the most likely repair. */
  readonly children?: ReactNode;
}

/** A failure or a limit: what happened, what is kept, what to do. */
export function KeptTodo({ tone = 'danger', title, text, kept, todo, error = null, takesFocus = false, children }: KeptTodoProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  const Icon = tone === 'danger' ? IconAlertCircle : IconAlertTriangle;
  return (
    <div ref={box} className={classes.failed} role={tone === 'danger' ? 'alert' : 'status'} tabIndex={-1}>
      <Icon size={20} stroke={1.6} className={tone === 'danger' ? classes.danger : classes.warn} aria-hidden="true" />
      <div className={classes.failedBody}>
        <h2 className={classes.title}>{title}</h2>
        {text !== undefined && <div className={classes.text}>{text}</div>}
        <dl className={classes.facts}>
          <dt><Trans>Kept</Trans></dt>
          <dd>{kept}</dd>
          <dt><Trans>To do</Trans></dt>
          <dd>{todo}</dd>
        </dl>
        {(children !== undefined || error !== null) && (
          <div className={classes.actions}>
            {children}
            {error !== null && <CopyDetails error={error} />}
          </div>
        )}
      </div>
    </div>
  );
}

/** Puts an error's code, message, facts and cause on the clipboard, as JSON. */
export function CopyDetails({ error }: { readonly error: ErrorRecord }) {
  return (
    <CopyButton value={JSON.stringify(error, null, 2)}>
      {({ copied, copy }) => (
        <Button variant="subtle" onClick={copy}>
          {copied ? t`Copied` : t`Copy details`}
        </Button>
      )}
    </CopyButton>
  );
}
