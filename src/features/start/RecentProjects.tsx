import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkbench } from '../../store/react';
import { ProjectRow } from './ProjectRow';
import classes from './RecentProjects.module.css';
import section from './section.module.css';
import { ORDERS, sortProjects, type ProjectOrder } from './sortProjects';
import { useDeletedProject } from './useDeletedProject';

const HEADS = [['Name'], ['Objective'], ['Pool', 'end'], ['Target', 'end'], ['Existing', 'end'], ['Scored'], ['Result'], ['Size', 'end'], ['Opened', 'end']] as const;

/** Projects of this browser. */
export function RecentProjects() {
  const projects = useWorkbench((state) => state.projects);
  const { restoreProject } = useWorkbench((state) => state.actions);
  const [order, setOrder] = useState<ProjectOrder>('opened');
  const [deleted, setDeleted] = useDeletedProject();
  return (
    <section className={section.section} aria-labelledby="recent">
      <div className={section.head}>
        <h2 className={section.title} id="recent">Recent projects</h2>
        {projects.length > 1 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="xs" variant="subtle" rightSection={<IconChevronDown size={14} stroke={1.6} />}>{ORDERS[order]}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(Object.keys(ORDERS) as ProjectOrder[]).map((each) => <Menu.Item key={each} onClick={() => setOrder(each)}>{ORDERS[each]}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {deleted !== null && (
        <p className={classes.deleted} role="status">
          “{deleted.name}” was deleted.
          <Button size="xs" onClick={() => (setDeleted(null), void restoreProject(deleted.id))}>Undo</Button>
        </p>
      )}
      {projects.length === 0 ? (
        <p className={classes.empty}>Projects you open or make are listed here. They are kept in this browser.</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {HEADS.map(([head, align]) => <th key={head} scope="col" data-align={align}>{head}</th>)}
                <th scope="col"><span className="visually-hidden">Menu</span></th>
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
