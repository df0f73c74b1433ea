import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What will be here, and the one step that brings it. */
  readonly text: ReactNode;
  /** One button, perhaps a quiet second. */
  readonly children?: ReactNode;
}

/** A place that has nothing yet: what will be here, the step that brings it, one button. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {icon !== undefined && <span className={classes.emptyIcon} aria-hidden="true">{icon}</span>}
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.text}>{text}</div>
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  );
}
