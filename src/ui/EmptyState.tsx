import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyStateProps {
  /** Name of the screen, where this is all it shows: its one first-level heading. */
  readonly screen?: string;
  readonly icon?: ReactNode;
  readonly title: string;
  /** What will be here, and the one step that brings it. */
  readonly text: ReactNode;
  /** One button, perhaps a quiet second. */
  readonly children?: ReactNode;
}

/** A place that has nothing yet: what will be here, the step that brings it, one button. */
export function EmptyState({ screen, icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {screen !== undefined && <h1 className="visually-hidden">{screen}</h1>}
      {icon !== undefined && <span className={classes.emptyIcon} aria-hidden="true">{icon}</span>}
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.text}>{text}</div>
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  );
}
