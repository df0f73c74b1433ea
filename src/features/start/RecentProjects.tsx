import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkbench } from '../../store/react';
import { ProjectRow } from './ProjectRow';
import classes from './RecentProjects.module.css';
import section from './section.module.css';
import { orderLabels, sortProjects, type ProjectOrder } from './sortProjects';
import { useDeletedProject } from './useDeletedProject';

const heads = () => [[t`Name`], [t`Objective`], [t`Pool`, 'end'], [t`Target`, 'end'], [t`Existing`, 'end'], [t`Scored`], [t`Result`], [t`Size`, 'end'], [t`Opened`, 'end']] as const;

/** Projects of this browser. */
export function RecentProjects() {
  const projects = useWorkbench((state) => state.projects);
  const { restoreProject } = useWorkbench((state) => state.actions);
  const [order, setOrder] = useState<ProjectOrder>('opened');
  const [deleted, setDeleted] = useDeletedProject();
  const orders = orderLabels();
  return (
    <section className={section.section} aria-labelledby="recent">
      <div className={section.head}>
        <h2 className={section.title} id="recent"><Trans>Recent projects</Trans></h2>
        {projects.length > 1 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="xs" variant="subtle" rightSection={<IconChevronDown size={14} stroke={1.6} />}>{orders[order]}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(Object.keys(orders) as ProjectOrder[]).map((each) => <Menu.Item key={each} onClick={() => setOrder(each)}>{orders[each]}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {deleted !== null && (
        <p className={classes.deleted} role="status">
          <Trans>“{deleted.name}” was deleted.</Trans>
          <Button size="xs" onClick={() => (setDeleted(null), void restoreProject(deleted.id))}><Trans>Undo</Trans></Button>
        </p>
      )}
      {projects.length === 0 ? (
        <p className={classes.empty}><Trans>Projects you open or make are listed here. They are kept in this browser.</Trans></p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {heads().map(([head, align]) => <th key={head} scope="col" data-align={align}>{head}</th>)}
                <th scope="col"><span className="visually-hidden"><Trans>Menu</Trans></span></th>
              </tr>
            </thead>
            <tbody>
              {sortProjects(projects, order).map((project) => <ProjectRow key={project.id} project={project} onDeleted={setDeleted} />)}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
