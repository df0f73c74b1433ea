import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  /** Names the region for assistive technology; give it or `labelledBy`. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly as?: 'section' | 'aside' | 'div';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A surface that touches its neighbours; hairlines part them. Scrolls inside its body. */
export function Panel({ label, labelledBy, as: Element = 'section', className, children }: PanelProps) {
  return (
    <Element className={className === undefined ? classes.panel : `${classes.panel} ${className}`} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </Element>
  );
}

/** 40 px: a title at the left, actions at the right. */
export function PanelHeader({ title, id, note, children }: { readonly title: ReactNode; readonly id?: string; readonly note?: ReactNode; readonly children?: ReactNode }) {
  return (
    <header className={classes.header}>
      <h2 className={classes.title} id={id}>{title}</h2>
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </header>
  );
}

/** The scrolling part under a PanelHeader. */
export function PanelBody({ padded = true, children }: { readonly padded?: boolean; readonly children: ReactNode }) {
  return <div className={padded ? `${classes.body} ${classes.padded}` : classes.body}>{children}</div>;
}

/** A group inside a panel, under a hairline, with a small heading. */
export function PanelSection({ title, aside, children }: { readonly title?: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.section}>
      {title !== undefined && (
        <div className={classes.sectionHead}>
          <h3 className={classes.sectionTitle}>{title}</h3>
          {aside !== undefined && <span className={classes.note}>{aside}</span>}
        </div>
      )}
      {children}
    </div>
  );
}
