import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { Component, Suspense, useEffect, useState, type ReactNode } from 'react';
import { toErrorRecord, type ErrorRecord } from '../core/base/errors';
import { failureText } from '../texts/language';
import { KeptTodo } from '../ui/KeptTodo';
import classes from './Screen.module.css';

/** One screen: its code comes when it is asked for, and its faults stay in it. */
export function Screen({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <ScreenBoundary key={name} name={name}>
      <Suspense fallback={<ScreenSkeleton name={name} />}>{children}</Suspense>
    </ScreenBoundary>
  );
}

const SHOW_AFTER_MS = 300;

/** What is shown while a screen is on its way; nothing at first, so that a fast one does not flash. */
export function ScreenSkeleton({ name }: { readonly name: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return <div className={classes.wait} />;
  return (
    <div className={classes.wait} role="status" aria-label={t`Opening ${name}`}>
      {[70, 46, 62, 38, 54].map((width) => (
        <Skeleton key={width} height={12} radius={4} width={`${width}%`} animate={false} />
      ))}
    </div>
  );
}

interface BoundaryProps {
  readonly name: string;
  readonly children: ReactNode;
}

class ScreenBoundary extends Component<BoundaryProps, { readonly error: ErrorRecord | null }> {
  override state: { readonly error: ErrorRecord | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown): { error: ErrorRecord } {
    return { error: toErrorRecord(thrown) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { name, children } = this.props;
    if (error === null) return children;
    return (
      <div className={classes.failed}>
        <KeptTodo
          title={t`The screen ${name} stopped`}
          text={failureText(error)}
          kept={t`Your data, all scores and saved subsets. A run goes on.`}
          todo={t`Open the screen again. If it stops once more, load the page anew; the project opens as it was.`}
          error={error}
          takesFocus
        >
          <Button variant="filled" onClick={() => this.setState({ error: null })}><Trans>Open it again</Trans></Button>
          <Button onClick={() => location.reload()}><Trans>Load the page anew</Trans></Button>
        </KeptTodo>
      </div>
    );
  }
}
