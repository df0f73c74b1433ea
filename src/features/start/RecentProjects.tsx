import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useWorkbench } from '../../store/react';
import classes from './RecentProjects.module.css';
import section from './section.module.css';
import type { ProjectOrder } from './sortProjects';
import { useDeletedProject } from './useDeletedProject';

// Whoever is here for the first time has no projects, and need not load what lists them.
const ProjectTable = lazy(async () => ({ default: (await import('./ProjectTable')).ProjectTable }));
const OrderMenu = lazy(async () => ({ default: (await import('./OrderMenu')).OrderMenu }));

/** Projects of this browser. */
export function RecentProjects() {
  const count = useWorkbench((state) => state.projects.length);
  const { restoreProject } = useWorkbench((state) => state.actions);
  const [order, setOrder] = useState<ProjectOrder>('opened');
  const [deleted, setDeleted] = useDeletedProject();
  return (
    <section className={section.section} aria-labelledby="recent">
      <div className={section.head}>
        <h2 className={section.title} id="recent"><Trans>Recent projects</Trans></h2>
        {count > 1 && <Suspense fallback={null}><OrderMenu order={order} onOrder={setOrder} /></Suspense>}
      </div>
      {deleted !== null && (
        <p className={classes.deleted} role="status">
          <Trans>“{deleted.name}” was deleted.</Trans>
          <Button size="xs" onClick={() => (setDeleted(null), void restoreProject(deleted.id))}><Trans>Undo</Trans></Button>
        </p>
      )}
      {count === 0 ? (
        <p className={classes.empty}><Trans>Projects you open or make are listed here. They are kept in this browser.</Trans></p>
      ) : (
        <Suspense fallback={null}><ProjectTable order={order} onDeleted={setDeleted} /></Suspense>
      )}
    </section>
  );
}
